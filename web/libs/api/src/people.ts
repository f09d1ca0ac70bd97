// Thin typed client for what employees do to other people's accounts; each act says why.
import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import { adminUrl } from './admin';
import type {
  BookingNow,
  BookingOnBehalf,
  Colleague,
  CustomerCorrection,
  EmployeeInvitation,
  PassengersOnBehalf,
  RoleChange,
  SupplierAccount,
  SupplierCorrection,
} from './people-types';

/** Whose account it is. */
export type AccountKind = 'customers' | 'suppliers' | 'employees';

@Injectable({ providedIn: 'root' })
export class PeopleApi {
  readonly #http = inject(HttpClient);

  correctCustomer(id: string, wish: CustomerCorrection): Observable<unknown> {
    return this.#http.patch(adminUrl('/customers/{id}', { id }), wish);
  }

  correctSupplier(id: string, wish: SupplierCorrection): Observable<SupplierAccount> {
    return this.#http.patch<SupplierAccount>(adminUrl('/suppliers/{id}', { id }), wish);
  }

  inviteSupplierAgain(id: string): Observable<SupplierAccount> {
    return this.#http.post<SupplierAccount>(adminUrl('/suppliers/{id}/invitation', { id }), null);
  }

  inviteEmployee(person: EmployeeInvitation): Observable<unknown> {
    return this.#http.post(adminUrl('/employees'), person);
  }

  /** For a customer who calls; paid by bank transfer. */
  book(key: string, wish: BookingOnBehalf): Observable<BookingNow> {
    const headers = { 'Idempotency-Key': key };
    return this.#http.post<BookingNow>(adminUrl('/bookings'), wish, { headers });
  }

  changePassengers(id: string, wish: PassengersOnBehalf): Observable<BookingNow> {
    return this.#http.put<BookingNow>(adminUrl('/bookings/{id}/passengers', { id }), wish);
  }

  changeRole(id: string, wish: RoleChange): Observable<Colleague> {
    return this.#http.post<Colleague>(adminUrl('/employees/{id}/role', { id }), wish);
  }

  suspend(kind: AccountKind, id: string, reason: string): Observable<unknown> {
    return this.#http.post(adminUrl(`/${kind}/{id}/suspension`, { id }), { reason });
  }

  restore(kind: AccountKind, id: string, reason: string): Observable<unknown> {
    return this.#http.post(adminUrl(`/${kind}/{id}/restoration`, { id }), { reason });
  }
}
