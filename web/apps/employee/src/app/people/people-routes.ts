// Pages about other people's accounts. Suspending and restoring read alike for all of them.
import type { Routes } from '@angular/router';
import type { AccountKind } from '@astro/api';

function access(kind: AccountKind): Routes {
  const loadComponent = () => import('./account-access').then((m) => m.AccountAccess);
  return [
    {
      path: `${kind}/:id/suspend`,
      title: 'Suspend',
      data: { kind, ending: false },
      loadComponent,
    },
    { path: `${kind}/:id/restore`, title: 'Restore', data: { kind, ending: true }, loadComponent },
  ];
}

export const peoplePages: Routes = [
  {
    path: 'customers',
    title: 'Customers',
    loadComponent: () => import('./customers').then((m) => m.Customers),
  },
  {
    path: 'customers/:id',
    title: 'Customer',
    loadComponent: () => import('./customer').then((m) => m.Customer),
  },
  {
    path: 'customers/:id/details',
    title: 'Correct details',
    loadComponent: () => import('./customer-details').then((m) => m.CustomerDetails),
  },
  ...access('customers'),
  {
    path: 'suppliers/:id',
    title: 'Supplier',
    loadComponent: () => import('./supplier').then((m) => m.Supplier),
  },
  {
    path: 'suppliers/:id/details',
    title: 'Correct details',
    loadComponent: () => import('./supplier-details').then((m) => m.SupplierDetails),
  },
  ...access('suppliers'),
  {
    path: 'employees',
    title: 'Employees',
    loadComponent: () => import('./employees').then((m) => m.Employees),
  },
  {
    path: 'employees/new',
    title: 'Invite a colleague',
    loadComponent: () => import('./invite-employee').then((m) => m.InviteEmployee),
  },
  {
    path: 'employees/:id',
    title: 'Colleague',
    loadComponent: () => import('./employee').then((m) => m.Employee),
  },
  ...access('employees'),
];
