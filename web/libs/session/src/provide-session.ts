// HttpClient with the session's interceptors, the same in all four apps.
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import type { EnvironmentProviders } from '@angular/core';
import { makeEnvironmentProviders } from '@angular/core';
import { serverClockInterceptor } from './server-clock';
import type { AppName } from './session';
import { APP_NAME } from './session';
import { sessionInterceptor } from './session-interceptor';

export function provideSession(app: AppName): EnvironmentProviders {
  return makeEnvironmentProviders([
    { provide: APP_NAME, useValue: app },
    provideHttpClient(withInterceptors([serverClockInterceptor, sessionInterceptor])),
  ]);
}
