// Thin typed client of the Core API: what the IT Operations app starts and stops.
import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import type { components, paths } from './generated/core';
import { urlsOf } from './url';

export const coreUrl = urlsOf<paths>();

export type UserAct = 'suspend' | 'restore' | 'sign-out' | 'reset-second-factor';
export type JobAct = 'run' | 'retry' | 'cancel';

@Injectable({ providedIn: 'root' })
export class CoreApi {
  readonly #http = inject(HttpClient);

  actOnJob(id: string, act: JobAct): Observable<unknown> {
    return this.#http.post(coreUrl(`/jobs/{id}/${act}`, { id }), null);
  }

  setPaused(kind: string, paused: boolean): Observable<unknown> {
    const path = paused ? '/job-kinds/{id}/pause' : '/job-kinds/{id}/resume';
    return this.#http.post(coreUrl(path, { id: kind }), null);
  }

  actOnUser(id: string, act: UserAct): Observable<unknown> {
    return this.#http.post(coreUrl(`/users/{id}/${act}`, { id }), null);
  }

  inviteStaff(person: components['schemas']['NewUser']): Observable<unknown> {
    return this.#http.post(coreUrl('/users'), person);
  }

  logsFile(search: Record<string, string>, format: 'csv' | 'ndjson'): Observable<Blob> {
    const { cursor: _, ...rest } = search;
    const params = { ...rest, format };
    return this.#http.get(coreUrl('/logs'), { params, responseType: 'blob' });
  }

  resend(id: string): Observable<unknown> {
    return this.#http.post(coreUrl('/notifications/{id}/resend', { id }), null);
  }

  removeSuppression(id: string): Observable<unknown> {
    return this.#http.delete(coreUrl('/suppressions/{id}', { id }));
  }

  backUp(): Observable<{ id: string }> {
    return this.#http.post<{ id: string }>(coreUrl('/backups'), null);
  }

  healthReport(id: string, format: 'pdf' | 'csv'): Observable<Blob> {
    const path = format === 'pdf' ? '/health/reports/{id}.pdf' : '/health/reports/{id}.csv';
    return this.#http.get(coreUrl(path, { id }), { responseType: 'blob' });
  }

  chooseHealthReport(
    every: components['schemas']['HealthReportChoice']['every'],
  ): Observable<components['schemas']['HealthReportChoice']> {
    return this.#http.put<components['schemas']['HealthReportChoice']>(
      coreUrl('/me/health-report'),
      { every },
    );
  }

  startMaintenance(wish: components['schemas']['MaintenanceWish']): Observable<unknown> {
    return this.#http.put(coreUrl('/maintenance'), wish);
  }

  endMaintenance(): Observable<unknown> {
    return this.#http.delete(coreUrl('/maintenance'));
  }

  reconcile(asked: components['schemas']['NewReconciliation']): Observable<{ id: string }> {
    return this.#http.post<{ id: string }>(coreUrl('/reconciliations'), asked);
  }
}
