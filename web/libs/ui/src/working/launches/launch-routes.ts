// The pages of one launch, the same for its supplier and for employees.
import type { Routes } from '@angular/router';

export const launchPages: Routes = [
  {
    path: 'launches/:id',
    title: 'Launch',
    loadComponent: () => import('./launch-page').then((m) => m.LaunchPage),
  },
  {
    path: 'launches/:id/edit',
    title: 'Change a launch',
    loadComponent: () => import('./edit-launch').then((m) => m.EditLaunch),
  },
  {
    path: 'launches/:id/delay',
    title: 'Delay a launch',
    loadComponent: () => import('./delay-launch').then((m) => m.DelayLaunch),
  },
  {
    path: 'launches/:id/abort',
    title: 'Abort a launch',
    loadComponent: () => import('./abort-launch').then((m) => m.AbortLaunch),
  },
  {
    path: 'launches/:id/success',
    title: 'Report success',
    loadComponent: () => import('./report-success').then((m) => m.ReportSuccess),
  },
];
