// Pages of whoever is signed in; a file of their own, which visitors do not load.
import type { Routes } from '@angular/router';

export const signedInRoutes: Routes = [
  {
    path: 'book/:launchId',
    title: 'Book seats',
    loadComponent: () => import('./booking/book').then((m) => m.Book),
  },
  {
    path: 'trips',
    title: 'My trips',
    loadComponent: () => import('./trips/trips').then((m) => m.Trips),
  },
  {
    path: 'trips/:id',
    title: 'Trip',
    loadComponent: () => import('./trips/trip').then((m) => m.Trip),
  },
  {
    path: 'trips/:id/cancel',
    title: 'Cancel seats',
    loadComponent: () => import('./trips/cancel').then((m) => m.Cancel),
  },
  {
    path: 'trips/:id/passengers/:passengerId',
    title: 'Change a passenger',
    loadComponent: () => import('./trips/exchange').then((m) => m.Exchange),
  },
  {
    path: 'trips/:id/review',
    title: 'Review the flight',
    loadComponent: () => import('./trips/review').then((m) => m.Review),
  },
  {
    path: 'waiting-list',
    title: 'Waiting list',
    loadComponent: () => import('./waiting/waiting-list').then((m) => m.WaitingList),
  },
  {
    path: 'waiting-list/:launchId',
    title: 'Wait for seats',
    loadComponent: () => import('./waiting/join').then((m) => m.JoinWaitingList),
  },
  {
    path: 'support',
    title: 'Your questions',
    loadComponent: () => import('./support/requests').then((m) => m.SupportRequests),
  },
  {
    path: 'support/new',
    title: 'Ask us',
    loadComponent: () => import('./support/ask').then((m) => m.AskSupport),
  },
  {
    path: 'support/:id',
    title: 'Your question',
    loadComponent: () => import('./support/request').then((m) => m.SupportRequest),
  },
  {
    path: 'documents',
    title: 'Documents',
    loadComponent: () => import('./trips/documents').then((m) => m.Documents),
  },
  {
    path: 'profile',
    title: 'Profile',
    loadComponent: () => import('./account/profile').then((m) => m.ProfilePage),
  },
  {
    path: 'profile/erase',
    title: 'Erase the account',
    loadComponent: () => import('./account/erase').then((m) => m.EraseAccount),
  },
];
