// Thin typed client of the Core API: what the IT Operations app starts and stops.
import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import type { components, paths } from './generated/core';
import { urlsOf } from './url';

export const coreUrl = urlsOf<paths>();

export type JobAct = 'run' | 'retry' | 'cancel';

@Injectable({ providedIn: 'root' })
export class CoreApi {
  readonly #http = inject(HttpClient);

  actOnJob(id: string, act: JobAct): Observable<unknown> {
    return this.#http.post(coreUrl(`/jobs/{id}/${act}`, { id }), null);
  }

  resend(id: string): Observable<unknown> {
    return this.#http.post(coreUrl('/notifications/{id}/resend', { id }), null);
  }

  reconcile(scope: components['schemas']['NewReconciliation']['scope']): Observable<unknown> {
    return this.#http.post(coreUrl('/reconciliations'), { scope });
  }
}
