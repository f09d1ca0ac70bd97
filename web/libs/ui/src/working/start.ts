// Starts a working app: session, routing with the common pages, titles and arrival.
import { provideBrowserGlobalErrorListeners } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import type { Routes } from '@angular/router';
import {
  TitleStrategy,
  provideRouter,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
} from '@angular/router';
import type { AppName } from '@astro/session';
import { provideSession, signedInAs } from '@astro/session';
import { accountRoutes } from '../account/account-routes';
import { BrokenPage } from '../feedback/broken-page';
import { onNavigationError } from '../feedback/failures';
import { PageTitle, provideArrival } from '../page';
import { AcceptInvitationPage } from './accept-invitation-page';
import { MessagePage } from './message-page';
import { SignInPage } from './sign-in-page';
import type { WorkingApp } from './working-app';
import { WORKING_APP } from './working-app';
import { WorkingRoot } from './working-root';

const account = {
  path: 'account',
  title: 'Your account',
  loadComponent: () => import('./account-page').then((m) => m.AccountPage),
};

function allRoutes(app: WorkingApp, pages: Routes): Routes {
  return [
    { path: '', pathMatch: 'full', redirectTo: app.home },
    { path: '', canActivateChild: [signedInAs(...app.roles)], children: [...pages, account] },
    ...accountRoutes('door'),
    { path: 'sign-in', title: 'Sign in', component: SignInPage },
    { path: 'accept-invitation', title: 'Welcome', component: AcceptInvitationPage },
    {
      path: 'forbidden',
      title: 'Not allowed',
      component: MessagePage,
      data: {
        heading: 'This account cannot open this application',
        text: `It is for ${app.title.toLowerCase()}.`,
      },
    },
    { path: 'error', title: 'Something went wrong', component: BrokenPage },
    {
      path: '**',
      title: 'Page not found',
      component: MessagePage,
      data: {
        heading: 'There is no page at this address',
        text: 'It may have moved, or the link is incomplete.',
      },
    },
  ];
}

export function startWorkingApp(name: AppName, app: WorkingApp, pages: Routes): void {
  bootstrapApplication(WorkingRoot, {
    providers: [
      provideBrowserGlobalErrorListeners(),
      provideSession(name),
      provideArrival(),
      { provide: WORKING_APP, useValue: app },
      provideRouter(
        allRoutes(app, pages),
        withComponentInputBinding(),
        withNavigationErrorHandler(onNavigationError),
        withInMemoryScrolling({ scrollPositionRestoration: 'disabled' }),
      ),
      { provide: TitleStrategy, useExisting: PageTitle },
    ],
  }).catch((error: unknown) => console.error(error));
}
