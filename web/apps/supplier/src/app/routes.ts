// Every page of the Supplier app.
import type { Routes } from '@angular/router';
import { launchPages } from '@astro/working';

export const pages: Routes = [
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
  ...launchPages,
  {
    path: 'rockets',
    title: 'Rockets',
    loadComponent: () => import('./rockets/rockets').then((m) => m.Rockets),
  },
  {
    path: 'rockets/new',
    title: 'Add a rocket',
    loadComponent: () => import('./rockets/new-rocket').then((m) => m.NewRocket),
  },
  {
    path: 'company',
    title: 'Company',
    loadComponent: () => import('./company/company').then((m) => m.Company),
  },
];
