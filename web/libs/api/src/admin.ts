// Thin typed client of the Admin API: what the Supplier and Employee apps write and download.
import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import type {
  AdminLaunch,
  AdminLaunchDetail,
  DocumentMailed,
  LaunchAbort,
  LaunchDelay,
  LaunchImport,
  LaunchImportReport,
  LaunchInput,
  LaunchPatch,
  LaunchSuccess,
  PersonInvitation,
  RefundEntry,
  RefundWish,
  ReviewEntry,
  Rocket,
  RocketInput,
  RocketPatch,
  SupplierEntry,
  SupportEntryDetail,
  SupplierInvitation,
  SupplierPatch,
  SupplierProfile,
  TeamMember,
  WorkDone,
  WorkItem,
} from './admin-types';
import type { Cancellation } from './customer-types';
import type { paths } from './generated/admin';
import { urlsOf } from './url';

export const adminUrl = urlsOf<paths>();

export function pictureUrl(hash: string): string {
  return adminUrl('/pictures/{hash}', { hash });
}

@Injectable({ providedIn: 'root' })
export class AdminApi {
  readonly #http = inject(HttpClient);

  createRocket(rocket: RocketInput): Observable<Rocket> {
    return this.#http.post<Rocket>(adminUrl('/rockets'), rocket);
  }

  editRocket(id: string, patch: RocketPatch): Observable<Rocket> {
    return this.#http.patch<Rocket>(adminUrl('/rockets/{id}', { id }), patch);
  }

  editLaunch(id: string, patch: LaunchPatch): Observable<AdminLaunch> {
    return this.#http.patch<AdminLaunch>(adminUrl('/launches/{id}', { id }), patch);
  }

  createLaunch(key: string, launch: LaunchInput): Observable<AdminLaunchDetail> {
    const headers = { 'Idempotency-Key': key };
    return this.#http.post<AdminLaunchDetail>(adminUrl('/launches'), launch, { headers });
  }

  importLaunches(key: string, file: LaunchImport): Observable<LaunchImportReport> {
    return this.#http.post<LaunchImportReport>(adminUrl('/launches/import'), file, {
      headers: { 'Idempotency-Key': key },
    });
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

  refundMore(id: string, key: string, wish: RefundWish): Observable<unknown> {
    const headers = { 'Idempotency-Key': key };
    return this.#http.post(adminUrl('/bookings/{id}/refunds', { id }), wish, { headers });
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

  answerReview(id: string, text: string): Observable<ReviewEntry> {
    return this.#http.put<ReviewEntry>(adminUrl('/reviews/{id}/answer', { id }), { text });
  }

  /** Its author reads the reason. */
  hideReview(id: string, reason: string): Observable<ReviewEntry> {
    return this.#http.post<ReviewEntry>(adminUrl('/reviews/{id}/hide', { id }), { reason });
  }

  showReview(id: string): Observable<ReviewEntry> {
    return this.#http.post<ReviewEntry>(adminUrl('/reviews/{id}/show', { id }), null);
  }

  answerSupport(id: string, key: string, text: string): Observable<SupportEntryDetail> {
    const url = adminUrl('/support-requests/{id}/answers', { id });
    const headers = { 'Idempotency-Key': key };
    return this.#http.post<SupportEntryDetail>(url, { text }, { headers });
  }

  closeSupport(id: string): Observable<SupportEntryDetail> {
    return this.#http.post<SupportEntryDetail>(
      adminUrl('/support-requests/{id}/close', { id }),
      null,
    );
  }

  reopenSupport(id: string): Observable<SupportEntryDetail> {
    return this.#http.post<SupportEntryDetail>(
      adminUrl('/support-requests/{id}/reopen', { id }),
      null,
    );
  }

  workDone(id: string, done: WorkDone): Observable<WorkItem> {
    return this.#http.post<WorkItem>(adminUrl('/work-list/{id}/done', { id }), done);
  }

  updateSupplier(patch: SupplierPatch): Observable<SupplierProfile> {
    return this.#http.patch<SupplierProfile>(adminUrl('/supplier'), patch);
  }

  invitePerson(person: PersonInvitation): Observable<TeamMember> {
    return this.#http.post<TeamMember>(adminUrl('/team'), person);
  }

  removePerson(id: string): Observable<unknown> {
    return this.#http.delete(adminUrl('/team/{id}', { id }));
  }

  handOver(id: string): Observable<unknown> {
    return this.#http.post(adminUrl('/team/{id}/ownership', { id }), null);
  }

  putLogo(data: string): Observable<unknown> {
    return this.#http.put(adminUrl('/supplier/logo'), { data });
  }

  dropLogo(): Observable<unknown> {
    return this.#http.delete(adminUrl('/supplier/logo'));
  }

  putRocketPicture(id: string, data: string): Observable<unknown> {
    return this.#http.put(adminUrl('/rockets/{id}/picture', { id }), { data });
  }

  dropRocketPicture(id: string): Observable<unknown> {
    return this.#http.delete(adminUrl('/rockets/{id}/picture', { id }));
  }

  inviteSupplier(supplier: SupplierInvitation): Observable<SupplierEntry> {
    return this.#http.post<SupplierEntry>(adminUrl('/suppliers'), supplier);
  }

  bookingsFile(search: Record<string, string>): Observable<Blob> {
    const params = { ...search, format: 'csv' };
    return this.#http.get(adminUrl('/bookings'), { params, responseType: 'blob' });
  }

  manifestFile(id: string, format: 'csv' | 'pdf'): Observable<Blob> {
    const url = adminUrl('/launches/{id}/manifest', { id });
    return this.#http.get(url, { params: { format }, responseType: 'blob' });
  }

  documentFile(number: string): Observable<Blob> {
    const url = adminUrl('/documents/{number}.pdf', { number });
    return this.#http.get(url, { responseType: 'blob' });
  }

  documentXml(number: string): Observable<Blob> {
    const url = adminUrl('/documents/{number}.xml', { number });
    return this.#http.get(url, { responseType: 'blob' });
  }

  mailDocument(number: string, key: string): Observable<DocumentMailed> {
    const headers = { 'Idempotency-Key': key };
    const url = adminUrl('/documents/{number}/email', { number });
    return this.#http.post<DocumentMailed>(url, null, { headers });
  }

  #act(url: string, key: string, body: object): Observable<AdminLaunch> {
    return this.#http.post<AdminLaunch>(url, body, { headers: { 'Idempotency-Key': key } });
  }
}
