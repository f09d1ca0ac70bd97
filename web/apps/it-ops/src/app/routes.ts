// Every page of the IT Operations app.
import type { Routes } from '@angular/router';

export const pages: Routes = [
  {
    path: 'health',
    title: 'Health',
    loadComponent: () => import('./health/health').then((m) => m.HealthPage),
  },
  {
    path: 'logs',
    title: 'Logs',
    loadComponent: () => import('./logs/logs').then((m) => m.Logs),
  },
  {
    path: 'notifications',
    title: 'Notifications',
    loadComponent: () => import('./notifications/notifications').then((m) => m.Notifications),
  },
  {
    path: 'jobs',
    title: 'Jobs',
    loadComponent: () => import('./jobs/jobs').then((m) => m.Jobs),
  },
  {
    path: 'reconciliations',
    title: 'Reconciliation',
    loadComponent: () => import('./reconciliations/reconciliations').then((m) => m.Reconciliations),
  },
  {
    path: 'users',
    title: 'Users',
    loadComponent: () => import('./users/users').then((m) => m.Users),
  },
  {
    path: 'users/invite',
    title: 'Invite somebody',
    loadComponent: () => import('./users/invite').then((m) => m.InviteUser),
  },
  {
    path: 'users/:id',
    title: 'User',
    loadComponent: () => import('./users/user').then((m) => m.User),
  },
];
