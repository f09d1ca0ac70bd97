// Every page of the Customer app. Each is a file of its own, also the public ones: the server has
// shown those already, and the first load stays within its budget.
import type { Routes } from '@angular/router';
import { accountRoutes } from '@astro/account';
import { signedIn } from '@astro/session';
import {
  destinationsResolver,
  homeResolver,
  launchResolver,
  launchesResolver,
  spaceportsResolver,
} from './launches/launch-data';
import { NotFound } from './shell/not-found';
import { supplierResolver } from './suppliers/supplier-data';

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: () => import('./home/home').then((m) => m.Home),
    resolve: { list: homeResolver },
  },
  {
    path: 'launches',
    loadComponent: () => import('./launches/launches').then((m) => m.Launches),
    runGuardsAndResolvers: 'paramsOrQueryParamsChange',
    resolve: {
      list: launchesResolver,
      destinations: destinationsResolver,
      spaceports: spaceportsResolver,
    },
  },
  {
    path: 'calendar',
    loadComponent: () => import('./launches/month').then((m) => m.Month),
  },
  {
    path: 'launches/:slug',
    loadComponent: () => import('./launches/launch').then((m) => m.Launch),
    resolve: { launch: launchResolver },
  },
  ...['about', 'terms', 'privacy'].map((path) => ({
    path,
    loadChildren: () => import('./texts/text-page').then((m) => m.textRoutes),
  })),
  {
    path: 'suppliers/:slug',
    loadComponent: () => import('./suppliers/supplier').then((m) => m.Supplier),
    runGuardsAndResolvers: 'paramsOrQueryParamsChange',
    resolve: { supplier: supplierResolver },
  },
  {
    path: 'sign-in',
    title: 'Sign in',
    loadComponent: () => import('./account/sign-in').then((m) => m.SignIn),
  },
  {
    path: 'register',
    title: 'Create an account',
    loadComponent: () => import('./account/register').then((m) => m.Register),
  },
  {
    path: 'unsubscribe/:token',
    title: 'E-mails about new launches',
    loadComponent: () => import('./account/unsubscribe').then((m) => m.Unsubscribe),
  },
  ...accountRoutes('section narrow'),
  {
    path: 'forbidden',
    title: 'Not allowed',
    loadComponent: () => import('./shell/forbidden').then((m) => m.Forbidden),
  },
  {
    path: 'error',
    title: 'Something went wrong',
    loadComponent: () => import('./shell/broken').then((m) => m.BrokenPage),
  },
  {
    path: '',
    canActivate: [signedIn],
    loadChildren: () => import('./signed-in-routes').then((m) => m.signedInRoutes),
  },
  { path: '**', title: 'Page not found', component: NotFound },
];
