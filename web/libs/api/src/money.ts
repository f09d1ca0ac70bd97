// Thin typed client of the money side of the Admin API.
import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import { adminUrl } from './admin';
import type {
  PeriodList,
  SettlementDetail,
  SupplierInvoice,
  SupplierInvoiceInput,
} from './money-types';

@Injectable({ providedIn: 'root' })
export class MoneyApi {
  readonly #http = inject(HttpClient);

  enterSupplierInvoice(invoice: SupplierInvoiceInput): Observable<SupplierInvoice> {
    return this.#http.post<SupplierInvoice>(adminUrl('/supplier-invoices'), invoice);
  }

  payOut(launch: string, reference: string): Observable<SettlementDetail> {
    const url = adminUrl('/settlements/{id}/payout', { id: launch });
    return this.#http.post<SettlementDetail>(url, { reference });
  }

  /** `month`: `2026-10` */
  closePeriod(month: string): Observable<PeriodList> {
    return this.#http.post<PeriodList>(adminUrl('/periods/{month}/closing', { month }), null);
  }

  reportFile(name: string, format: 'csv' | 'xlsx', wish: Record<string, string>): Observable<Blob> {
    const url = adminUrl('/reports/{name}', { name });
    return this.#http.get(url, { params: { ...wish, format }, responseType: 'blob' });
  }

  statementFile(launch: string): Observable<Blob> {
    return this.#file(adminUrl('/settlements/{id}/statement.csv', { id: launch }));
  }

  supplierInvoiceFile(id: string): Observable<Blob> {
    return this.#file(adminUrl('/supplier-invoices/{id}.pdf', { id }));
  }

  #file(url: string): Observable<Blob> {
    return this.#http.get(url, { responseType: 'blob' });
  }
}
