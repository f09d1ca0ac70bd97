// Thin typed client of the Customer API: one method per operation, nothing generated runs.
import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import type {
  Booking,
  Cancellation,
  HoldRequest,
  LaunchDetail,
  LaunchList,
  LaunchQuery,
  OwnReview,
  PassengerInput,
  PaymentAnswer,
  PaymentMethod,
  Profile,
  ProfilePatch,
  PublicSupplier,
  ReviewWords,
  SupportQuestion,
  SupportThread,
  WaitingPlace,
  WaitingWish,
} from './customer-types';
import type { paths } from './generated/customer';
import { queryOf } from './query';
import type { Destination, List, Spaceport } from './shared';
import { urlsOf } from './url';

export const customerUrl = urlsOf<paths>();

@Injectable({ providedIn: 'root' })
export class CustomerApi {
  readonly #http = inject(HttpClient);

  launches(query: LaunchQuery): Observable<LaunchList> {
    return this.#http.get<LaunchList>(customerUrl('/launches'), { params: queryOf({ ...query }) });
  }

  launch(idOrSlug: string): Observable<LaunchDetail> {
    return this.#http.get<LaunchDetail>(customerUrl('/launches/{idOrSlug}', { idOrSlug }));
  }

  /** `cursor`: where its reviews go on. */
  supplier(slug: string, cursor = ''): Observable<PublicSupplier> {
    const params = queryOf({ cursor });
    return this.#http.get<PublicSupplier>(customerUrl('/suppliers/{slug}', { slug }), { params });
  }

  unsubscribe(token: string): Observable<unknown> {
    return this.#http.post(customerUrl('/unsubscribe/{token}', { token }), null);
  }

  destinations(): Observable<List<Destination>> {
    return this.#http.get<List<Destination>>(customerUrl('/destinations'));
  }

  spaceports(): Observable<List<Spaceport>> {
    return this.#http.get<List<Spaceport>>(customerUrl('/spaceports'));
  }

  updateProfile(patch: ProfilePatch): Observable<Profile> {
    return this.#http.patch<Profile>(customerUrl('/me'), patch);
  }

  /** The key is the booking: sending the same key again gives the same hold, never a second one. */
  hold(key: string, request: HoldRequest): Observable<Booking> {
    const headers = { 'Idempotency-Key': key };
    return this.#http.post<Booking>(customerUrl('/bookings'), request, { headers });
  }

  giveBack(id: string): Observable<unknown> {
    return this.#http.delete(customerUrl('/bookings/{id}', { id }));
  }

  renew(id: string): Observable<Booking> {
    return this.#http.post<Booking>(customerUrl('/bookings/{id}/renewal', { id }), null);
  }

  setPassengers(id: string, passengers: PassengerInput[]): Observable<Booking> {
    const url = customerUrl('/bookings/{id}/passengers', { id });
    return this.#http.put<Booking>(url, { passengers });
  }

  /** `departsAt` is the departure the customer has seen and accepts. */
  pay(
    id: string,
    key: string,
    method: PaymentMethod,
    departsAt: string,
  ): Observable<PaymentAnswer> {
    const url = customerUrl('/bookings/{id}/payment', { id });
    const headers = { 'Idempotency-Key': key };
    return this.#http.post<PaymentAnswer>(url, { method, departsAt }, { headers });
  }

  /** With the figures of the quote; others are refused with the new ones. */
  cancel(id: string, key: string, cancellation: Cancellation): Observable<Booking> {
    const url = customerUrl('/bookings/{id}/cancellation', { id });
    return this.#http.post<Booking>(url, cancellation, { headers: { 'Idempotency-Key': key } });
  }

  calendarFile(id: string): Observable<Blob> {
    const url = customerUrl('/bookings/{id}/calendar.ics', { id });
    return this.#http.get(url, { responseType: 'blob' });
  }

  boardingPasses(id: string): Observable<Blob> {
    const url = customerUrl('/bookings/{id}/boarding-passes.pdf', { id });
    return this.#http.get(url, { responseType: 'blob' });
  }

  review(bookingId: string, words: ReviewWords): Observable<OwnReview> {
    return this.#http.put<OwnReview>(
      customerUrl('/bookings/{id}/review', { id: bookingId }),
      words,
    );
  }

  /** The key is the question: sending it again asks once. */
  askSupport(key: string, question: SupportQuestion): Observable<SupportThread> {
    const headers = { 'Idempotency-Key': key };
    return this.#http.post<SupportThread>(customerUrl('/support-requests'), question, { headers });
  }

  writeToSupport(id: string, key: string, text: string): Observable<SupportThread> {
    const url = customerUrl('/support-requests/{id}/messages', { id });
    const headers = { 'Idempotency-Key': key };
    return this.#http.post<SupportThread>(url, { text }, { headers });
  }

  joinWaitingList(id: string, wish: WaitingWish): Observable<WaitingPlace> {
    return this.#http.post<WaitingPlace>(customerUrl('/launches/{id}/waiting-list', { id }), wish);
  }

  leaveWaitingList(id: string): Observable<unknown> {
    return this.#http.delete(customerUrl('/waiting-list/{id}', { id }));
  }

  declineOffer(id: string): Observable<unknown> {
    return this.#http.post(customerUrl('/waiting-list/{id}/decline', { id }), null);
  }

  allMyData(): Observable<Blob> {
    return this.#http.get(customerUrl('/me/export'), { responseType: 'blob' });
  }

  /** A mail with a link goes to the new address. */
  askForAddress(email: string, password: string): Observable<unknown> {
    return this.#http.post(customerUrl('/me/email'), { email, password });
  }

  eraseAccount(password: string): Observable<unknown> {
    return this.#http.delete(customerUrl('/me'), { body: { password } });
  }

  documentFile(number: string): Observable<Blob> {
    const url = customerUrl('/documents/{number}.pdf', { number });
    return this.#http.get(url, { responseType: 'blob' });
  }
}
