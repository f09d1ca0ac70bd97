// Thin typed client of the Customer API: one method per operation, nothing generated runs.
import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import type {
  Booking,
  CustomerDocument,
  HoldRequest,
  LaunchDetail,
  LaunchList,
  LaunchQuery,
  PassengerInput,
  PaymentAnswer,
  Profile,
  ProfilePatch,
} from './customer-types';
import { queryOf } from './query';
import type { Destination, Page, Spaceport } from './shared';

const ROOT = '/api/v1';

@Injectable({ providedIn: 'root' })
export class CustomerApi {
  readonly #http = inject(HttpClient);

  launches(query: LaunchQuery): Observable<LaunchList> {
    return this.#http.get<LaunchList>(`${ROOT}/launches`, { params: queryOf({ ...query }) });
  }

  launch(idOrSlug: string): Observable<LaunchDetail> {
    return this.#http.get<LaunchDetail>(`${ROOT}/launches/${encodeURIComponent(idOrSlug)}`);
  }

  destinations(): Observable<{ items: Destination[] }> {
    return this.#http.get<{ items: Destination[] }>(`${ROOT}/destinations`);
  }

  spaceports(): Observable<{ items: Spaceport[] }> {
    return this.#http.get<{ items: Spaceport[] }>(`${ROOT}/spaceports`);
  }

  profile(): Observable<Profile> {
    return this.#http.get<Profile>(`${ROOT}/me`);
  }

  updateProfile(patch: ProfilePatch): Observable<Profile> {
    return this.#http.patch<Profile>(`${ROOT}/me`, patch);
  }

  bookings(query: { state?: string; cursor?: string }): Observable<Page<Booking>> {
    return this.#http.get<Page<Booking>>(`${ROOT}/bookings`, { params: queryOf(query) });
  }

  booking(id: string): Observable<Booking> {
    return this.#http.get<Booking>(`${ROOT}/bookings/${encodeURIComponent(id)}`);
  }

  /** The key is the booking: sending the same key again gives the same hold, never a second one. */
  hold(key: string, request: HoldRequest): Observable<Booking> {
    return this.#http.post<Booking>(`${ROOT}/bookings`, request, {
      headers: { 'Idempotency-Key': key },
    });
  }

  giveBack(id: string): Observable<void> {
    return this.#http.delete<undefined>(`${ROOT}/bookings/${encodeURIComponent(id)}`);
  }

  renew(id: string): Observable<Booking> {
    return this.#http.post<Booking>(`${ROOT}/bookings/${encodeURIComponent(id)}/renewal`, null);
  }

  setPassengers(id: string, passengers: PassengerInput[]): Observable<Booking> {
    const url = `${ROOT}/bookings/${encodeURIComponent(id)}/passengers`;
    return this.#http.put<Booking>(url, { passengers });
  }

  /** `departsAt` is the departure the customer has seen and accepts. */
  pay(id: string, key: string, departsAt: string): Observable<PaymentAnswer> {
    const url = `${ROOT}/bookings/${encodeURIComponent(id)}/payment`;
    const headers = { 'Idempotency-Key': key };
    return this.#http.post<PaymentAnswer>(url, { method: 'card', departsAt }, { headers });
  }

  documents(): Observable<{ items: CustomerDocument[] }> {
    return this.#http.get<{ items: CustomerDocument[] }>(`${ROOT}/documents`);
  }

  documentFile(number: string): Observable<Blob> {
    const url = `${ROOT}/documents/${encodeURIComponent(number)}.pdf`;
    return this.#http.get(url, { responseType: 'blob' });
  }
}
