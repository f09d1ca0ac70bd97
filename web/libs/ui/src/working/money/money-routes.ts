// The money with suppliers, the same pages for the supplier and for employees.
import type { Routes } from '@angular/router';

export const reportPages: Routes = [
  { path: 'reports', pathMatch: 'full', redirectTo: 'reports/months' },
  {
    path: 'reports/:name',
    title: 'Reports',
    loadComponent: () => import('../reports/report-page').then((m) => m.ReportPage),
  },
];

export const settlementPages: Routes = [
  {
    path: 'settlements',
    title: 'Settlements',
    loadComponent: () => import('./settlements').then((m) => m.Settlements),
  },
  {
    path: 'settlements/:id',
    title: 'Settlement',
    loadComponent: () => import('./settlement-page').then((m) => m.SettlementPage),
  },
];
