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
    path: 'launches/:slug',
    loadComponent: () => import('./launches/launch').then((m) => m.Launch),
    resolve: { launch: launchResolver },
  },
  {
    path: 'suppliers/:slug',
    loadComponent: () => import('./suppliers/supplier').then((m) => m.Supplier),
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
  ...accountRoutes('section narrow'),
  {
    path: 'book/:launchId',
    title: 'Book seats',
    canActivate: [signedIn],
    loadComponent: () => import('./booking/book').then((m) => m.Book),
  },
  {
    path: 'trips',
    title: 'My trips',
    canActivate: [signedIn],
    loadComponent: () => import('./trips/trips').then((m) => m.Trips),
  },
  {
    path: 'trips/:id',
    title: 'Trip',
    canActivate: [signedIn],
    loadComponent: () => import('./trips/trip').then((m) => m.Trip),
  },
  {
    path: 'trips/:id/cancel',
    title: 'Cancel seats',
    canActivate: [signedIn],
    loadComponent: () => import('./trips/cancel').then((m) => m.Cancel),
  },
  {
    path: 'trips/:id/passengers/:passengerId',
    title: 'Change a passenger',
    canActivate: [signedIn],
    loadComponent: () => import('./trips/exchange').then((m) => m.Exchange),
  },
  {
    path: 'waiting-list',
    title: 'Waiting list',
    canActivate: [signedIn],
    loadComponent: () => import('./waiting/waiting-list').then((m) => m.WaitingList),
  },
  {
    path: 'waiting-list/:launchId',
    title: 'Wait for seats',
    canActivate: [signedIn],
    loadComponent: () => import('./waiting/join').then((m) => m.JoinWaitingList),
  },
  {
    path: 'documents',
    title: 'Documents',
    canActivate: [signedIn],
    loadComponent: () => import('./trips/documents').then((m) => m.Documents),
  },
  {
    path: 'profile',
    title: 'Profile',
    canActivate: [signedIn],
    loadComponent: () => import('./account/profile').then((m) => m.ProfilePage),
  },
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
  { path: '**', title: 'Page not found', component: NotFound },
];
