// Thin typed client of the Admin API: what the Supplier and Employee apps write and download.
import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import type {
  AdminLaunch,
  AdminLaunchDetail,
  LaunchAbort,
  LaunchDelay,
  LaunchInput,
  LaunchSuccess,
  RefundEntry,
  Rocket,
  RocketInput,
  SupplierEntry,
  SupplierInvitation,
  SupplierPatch,
  SupplierProfile,
  WorkDone,
  WorkItem,
} from './admin-types';
import type { Cancellation } from './customer-types';
import type { paths } from './generated/admin';
import { urlsOf } from './url';

export const adminUrl = urlsOf<paths>();

@Injectable({ providedIn: 'root' })
export class AdminApi {
  readonly #http = inject(HttpClient);

  createRocket(rocket: RocketInput): Observable<Rocket> {
    return this.#http.post<Rocket>(adminUrl('/rockets'), rocket);
  }

  createLaunch(key: string, launch: LaunchInput): Observable<AdminLaunchDetail> {
    const headers = { 'Idempotency-Key': key };
    return this.#http.post<AdminLaunchDetail>(adminUrl('/launches'), launch, { headers });
  }

  delayLaunch(id: string, key: string, delay: LaunchDelay): Observable<AdminLaunch> {
    return this.#act(adminUrl('/launches/{id}/delay', { id }), key, delay);
  }

  abortLaunch(id: string, key: string, abort: LaunchAbort): Observable<AdminLaunch> {
    return this.#act(adminUrl('/launches/{id}/abort', { id }), key, abort);
  }

  reportSuccess(id: string, key: string, success: LaunchSuccess): Observable<AdminLaunch> {
    return this.#act(adminUrl('/launches/{id}/success', { id }), key, success);
  }

  cancelSeats(id: string, key: string, wish: Cancellation): Observable<unknown> {
    return this.#http.post(adminUrl('/bookings/{id}/cancellation', { id }), wish, {
      headers: { 'Idempotency-Key': key },
    });
  }

  /** `amountCents`: all that has come in under the booking so far. */
  completeTransfer(id: string, amountCents: number): Observable<unknown> {
    return this.#http.post(adminUrl('/payments/{id}/completion', { id }), { amountCents });
  }

  failTransfer(id: string): Observable<unknown> {
    return this.#http.post(adminUrl('/payments/{id}/failure', { id }), null);
  }

  approveRefund(id: string): Observable<RefundEntry> {
    return this.#http.post<RefundEntry>(adminUrl('/refunds/{id}/approve', { id }), null);
  }

  retryRefund(id: string): Observable<RefundEntry> {
    return this.#http.post<RefundEntry>(adminUrl('/refunds/{id}/retry', { id }), null);
  }

  refundSent(id: string, reference: string): Observable<RefundEntry> {
    return this.#http.post<RefundEntry>(adminUrl('/refunds/{id}/sent', { id }), { reference });
  }

  workDone(id: string, done: WorkDone): Observable<WorkItem> {
    return this.#http.post<WorkItem>(adminUrl('/work-list/{id}/done', { id }), done);
  }

  updateSupplier(patch: SupplierPatch): Observable<SupplierProfile> {
    return this.#http.patch<SupplierProfile>(adminUrl('/supplier'), patch);
  }

  inviteSupplier(supplier: SupplierInvitation): Observable<SupplierEntry> {
    return this.#http.post<SupplierEntry>(adminUrl('/suppliers'), supplier);
  }

  manifestFile(id: string): Observable<Blob> {
    const url = adminUrl('/launches/{id}/manifest', { id });
    return this.#http.get(url, { params: { format: 'csv' }, responseType: 'blob' });
  }

  documentFile(number: string): Observable<Blob> {
    const url = adminUrl('/documents/{number}.pdf', { number });
    return this.#http.get(url, { responseType: 'blob' });
  }

  #act(url: string, key: string, body: object): Observable<AdminLaunch> {
    return this.#http.post<AdminLaunch>(url, body, { headers: { 'Idempotency-Key': key } });
  }
}
