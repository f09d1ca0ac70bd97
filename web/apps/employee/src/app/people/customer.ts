// One customer: who they are, what they booked and paid, and what was done to their account.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AdminBookingPage, CustomerDetail, FinancialDocumentPage } from '@astro/api';
import { adminUrl } from '@astro/api';
import { Loaded, LoadedValue, PageTitle, Status, TEXT } from '@astro/ui';
import { PageHead } from '@astro/working';
import { DOCUMENT_KINDS } from '../documents/document-words';
import { AccountHistory } from './account-history';
import { AddressLines } from './address-lines';

const SHOWN = 8;

@Component({
  selector: 'app-customer',
  imports: [
    ...TEXT,
    AccountHistory,
    AddressLines,
    Loaded,
    LoadedValue,
    PageHead,
    RouterLink,
    Status,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './customer.html',
})
export class Customer {
  readonly id = input.required<string>();
  readonly customer = httpResource<CustomerDetail>(() =>
    adminUrl('/customers/{id}', { id: this.id() }),
  );
  readonly bookings = httpResource<AdminBookingPage>(() => ({
    url: adminUrl('/bookings'),
    params: { customer: this.id(), limit: SHOWN },
  }));
  readonly documents = httpResource<FinancialDocumentPage>(() => ({
    url: adminUrl('/documents'),
    params: { customer: this.id(), limit: SHOWN },
  }));
  readonly kinds = DOCUMENT_KINDS;

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      if (this.customer.hasValue()) title.set(this.customer.value().name);
    });
  }
}
