// Every page of the Supplier app.
import type { Routes } from '@angular/router';
import {
  bookingPages,
  launchPages,
  reportPages,
  reviewPages,
  settlementPages,
} from '@astro/working';

export const pages: Routes = [
  {
    path: 'overview',
    title: 'Overview',
    loadComponent: () => import('./overview/overview').then((m) => m.Overview),
  },
  {
    path: 'launches',
    title: 'Launches',
    loadComponent: () => import('./launches/launches').then((m) => m.Launches),
  },
  {
    path: 'launches/new',
    title: 'Offer a launch',
    loadComponent: () => import('./launches/new-launch').then((m) => m.NewLaunch),
  },
  {
    path: 'launches/calendar',
    title: 'Calendar of launches',
    loadComponent: () => import('./launches/calendar').then((m) => m.Calendar),
  },
  {
    path: 'launches/import',
    title: 'Import launches',
    loadComponent: () => import('./launches/import-launches').then((m) => m.ImportLaunches),
  },
  ...launchPages,
  ...settlementPages,
  ...reportPages,
  ...reviewPages,
  {
    path: 'rockets',
    title: 'Rockets',
    loadComponent: () => import('./rockets/rockets').then((m) => m.Rockets),
  },
  {
    path: 'rockets/new',
    title: 'Add a rocket',
    loadComponent: () => import('./rockets/rocket-form').then((m) => m.RocketForm),
  },
  {
    path: 'rockets/:id',
    title: 'Rocket',
    loadComponent: () => import('./rockets/rocket-page').then((m) => m.RocketPage),
  },
  {
    path: 'rockets/:id/edit',
    title: 'Change a rocket',
    loadComponent: () => import('./rockets/rocket-form').then((m) => m.RocketForm),
  },
  ...bookingPages,
  {
    path: 'team',
    title: 'Team',
    loadComponent: () => import('./team/team').then((m) => m.Team),
  },
  {
    path: 'company',
    title: 'Company',
    loadComponent: () => import('./company/company').then((m) => m.Company),
  },
];
