// One settlement: what was kept of every seat, our fee and why, what is set off, the supplier's
// invoice, and the payout. A supplier enters its invoice here, a financial employee the transfer.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SettlementDetail } from '@astro/api';
import { AdminApi, MoneyApi, adminUrl } from '@astro/api';
import { Session } from '@astro/session';
import { FileButton, Loaded, LoadedValue, Status, TEXT, plural } from '@astro/ui';
import type { Observable } from 'rxjs';
import { PageHead } from '../page-head';
import { WORKING_APP } from '../working-app';
import { rateText } from './launch-money';
import { PayOut } from './pay-out';
import { SupplierInvoiceForm } from './supplier-invoice-form';

@Component({
  selector: 'ab-settlement-page',
  imports: [
    ...TEXT,
    FileButton,
    Loaded,
    LoadedValue,
    PageHead,
    PayOut,
    RouterLink,
    Status,
    SupplierInvoiceForm,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './settlement-page.html',
})
export class SettlementPage {
  readonly #admin = inject(AdminApi);
  readonly #money = inject(MoneyApi);
  readonly #session = inject(Session);
  readonly id = input.required<string>();
  readonly settlement = httpResource<SettlementDetail>(() =>
    adminUrl('/settlements/{id}', { id: this.id() }),
  );
  readonly financial = computed(() => this.#session.user()?.role === 'financial');
  /** A supplier reads its own. */
  readonly own = inject(WORKING_APP).roles.includes('supplier');
  readonly rate = rateText;
  readonly csv = (): Observable<Blob> => this.#money.statementFile(this.id());

  document(number: string): () => Observable<Blob> {
    return () => this.#admin.documentFile(number);
  }

  invoiceFile(id: string): () => Observable<Blob> {
    return () => this.#money.supplierInvoiceFile(id);
  }

  seats(s: SettlementDetail): string {
    return plural(s.lines.length, 'seat');
  }
}
