// Starts the Customer app.
import { provideBrowserGlobalErrorListeners } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import {
  TitleStrategy,
  provideRouter,
  withComponentInputBinding,
  withEnabledBlockingInitialNavigation,
  withInMemoryScrolling,
  withNavigationErrorHandler,
} from '@angular/router';
import { LANGUAGE } from '@astro/language';
import { provideSession } from '@astro/session';
import { PageTitle, onNavigationError, provideArrival } from '@astro/ui';
import { routes } from './app/routes';
import { provideHandover } from './app/shell/handover';
import { provideRestoredSession } from './app/shell/restored-session';
import { Root } from './app/shell/root';

bootstrapApplication(Root, {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideSession('customer', LANGUAGE),
    provideHandover(),
    provideArrival(),
    provideRestoredSession(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withEnabledBlockingInitialNavigation(),
      withNavigationErrorHandler(onNavigationError),
      withInMemoryScrolling({ scrollPositionRestoration: 'disabled', anchorScrolling: 'enabled' }),
    ),
    { provide: TitleStrategy, useExisting: PageTitle },
  ],
}).catch((error: unknown) => console.error(error));
