// Every page of the Employee app.
import type { Routes } from '@angular/router';
import { launchPages } from '@astro/working';

export const pages: Routes = [
  {
    path: 'bookings',
    title: 'Bookings',
    loadComponent: () => import('./bookings/bookings').then((m) => m.Bookings),
  },
  {
    path: 'bookings/:id',
    title: 'Booking',
    loadComponent: () => import('./bookings/booking').then((m) => m.Booking),
  },
  {
    path: 'launches',
    title: 'Launches',
    loadComponent: () => import('./launches/launches').then((m) => m.Launches),
  },
  ...launchPages,
  {
    path: 'documents',
    title: 'Documents',
    loadComponent: () => import('./documents/documents').then((m) => m.Documents),
  },
  {
    path: 'suppliers',
    title: 'Suppliers',
    loadComponent: () => import('./suppliers/suppliers').then((m) => m.Suppliers),
  },
  {
    path: 'suppliers/new',
    title: 'Invite a supplier',
    loadComponent: () => import('./suppliers/invite-supplier').then((m) => m.InviteSupplier),
  },
];
