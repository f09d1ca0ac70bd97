// Every page of the IT Operations app.
import type { Routes } from '@angular/router';

export const pages: Routes = [
  {
    path: 'health',
    title: 'Health',
    loadComponent: () => import('./health/health').then((m) => m.HealthPage),
  },
  {
    path: 'health/reports',
    title: 'Health reports',
    loadComponent: () => import('./health/reports').then((m) => m.HealthReports),
  },
  {
    path: 'backups',
    title: 'Backups',
    loadComponent: () => import('./backups/backups').then((m) => m.Backups),
  },
  {
    path: 'configuration',
    title: 'Configuration',
    loadComponent: () => import('./configuration/configuration').then((m) => m.Configuration),
  },
  {
    path: 'configuration/maintenance',
    title: 'Maintenance mode',
    loadComponent: () => import('./maintenance/maintenance').then((m) => m.MaintenancePage),
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
    path: 'notifications/templates',
    title: 'Mail templates',
    loadComponent: () => import('./notifications/templates').then((m) => m.Templates),
  },
  {
    path: 'notifications/suppressions',
    title: 'Suppressed addresses',
    loadComponent: () => import('./notifications/suppressions').then((m) => m.Suppressions),
  },
  {
    path: 'notifications/templates/:id',
    title: 'Mail template',
    loadComponent: () => import('./notifications/template').then((m) => m.TemplatePage),
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
    path: 'jobs/kinds',
    title: 'Kinds of jobs',
    loadComponent: () => import('./jobs/job-kinds').then((m) => m.JobKinds),
  },
  {
    path: 'jobs/:id',
    title: 'Job',
    loadComponent: () => import('./jobs/job').then((m) => m.Job),
  },
  {
    path: 'reconciliations/start',
    title: 'Start a reconciliation',
    loadComponent: () => import('./reconciliations/start').then((m) => m.StartReconciliation),
  },
  {
    path: 'reconciliations/:id',
    title: 'Reconciliation',
    loadComponent: () => import('./reconciliations/report').then((m) => m.ReconciliationReport),
  },
  {
    path: 'traces/:id',
    title: 'Trace',
    loadComponent: () => import('./traces/trace').then((m) => m.Trace),
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
