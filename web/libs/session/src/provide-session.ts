// HttpClient with the session's interceptors, the same in all four apps.
import type { HttpInterceptorFn } from '@angular/common/http';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import type { EnvironmentProviders } from '@angular/core';
import { makeEnvironmentProviders } from '@angular/core';
import { serverClockInterceptor } from './server-clock';
import type { AppName } from './session';
import { APP_NAME } from './session';
import { sessionInterceptor } from './session-interceptor';

/** The API answers people in the language of the page, whatever the browser's own is. */
const speaking =
  (language: string): HttpInterceptorFn =>
  (request, next) =>
    next(request.clone({ setHeaders: { 'Accept-Language': language } }));

export function provideSession(app: AppName, language = 'en'): EnvironmentProviders {
  return makeEnvironmentProviders([
    { provide: APP_NAME, useValue: app },
    provideHttpClient(
      withInterceptors([speaking(language), serverClockInterceptor, sessionInterceptor]),
    ),
  ]);
}
