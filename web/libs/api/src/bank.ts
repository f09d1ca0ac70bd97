// Thin typed client of the Admin API's bank statements.
import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import { adminUrl } from './admin';
import type { components } from './generated/admin';

type Schemas = components['schemas'];

export type BankLine = Schemas['BankLine'];
export type BankStatementDetail = Schemas['BankStatementDetail'];
export type BankStatementPage = Schemas['BankStatementPage'];
export type BankUpload = Schemas['BankUpload'];

@Injectable({ providedIn: 'root' })
export class BankApi {
  readonly #http = inject(HttpClient);

  upload(file: BankUpload): Observable<BankStatementDetail> {
    return this.#http.post<BankStatementDetail>(adminUrl('/bank-statements'), file);
  }

  /** `of`: a payment's id, a booking's reference or an invoice's number. */
  confirm(id: string, of: string): Observable<BankLine> {
    return this.#http.post<BankLine>(adminUrl('/bank-lines/{id}/confirmation', { id }), { of });
  }

  setAside(id: string, reason: string): Observable<BankLine> {
    const url = adminUrl('/bank-lines/{id}/setting-aside', { id });
    return this.#http.post<BankLine>(url, { reason });
  }
}
