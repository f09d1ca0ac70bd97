// Puts the token on API calls; upon 401 refreshes once and asks again, else sends to sign-in.
import type { HttpHandlerFn, HttpInterceptorFn, HttpRequest } from '@angular/common/http';
import { HttpErrorResponse } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { APP_NAME, SESSION_CALL, Session } from './session';

function withToken(request: HttpRequest<unknown>, token: string | null): HttpRequest<unknown> {
  return token === null
    ? request
    : request.clone({ setHeaders: { Authorization: `Bearer ${token}` } });
}

export const sessionInterceptor: HttpInterceptorFn = (request, next) => {
  const app = inject(APP_NAME);
  if (!request.url.startsWith('/api/')) return next(request);
  if (request.context.get(SESSION_CALL)) {
    return next(request.clone({ setHeaders: { 'X-Astro-App': app } }));
  }
  return authorised(request, next, inject(Session), inject(Router));
};

function authorised(
  request: HttpRequest<unknown>,
  next: HttpHandlerFn,
  session: Session,
  router: Router,
) {
  const send = () => from(session.token()).pipe(switchMap((t) => next(withToken(request, t))));
  const lost = (error: unknown): boolean =>
    error instanceof HttpErrorResponse && error.status === 401;
  const toSignIn = (error: unknown) => {
    if (lost(error)) {
      session.ended();
      void router.navigate(['/sign-in'], { queryParams: { next: router.url } });
    }
    return throwError(() => error);
  };
  return send().pipe(
    catchError((error: unknown) => {
      if (!lost(error)) return throwError(() => error);
      return from(session.refresh()).pipe(
        switchMap((again) => (again ? send() : throwError(() => error))),
        catchError(toSignIn),
      );
    }),
  );
}
