// Every page of the Employee app.
import type { Routes } from '@angular/router';
import {
  bookingPages,
  launchPages,
  reportPages,
  reviewPages,
  settlementPages,
} from '@astro/working';
import { peoplePages } from './people/people-routes';

export const pages: Routes = [
  {
    path: 'work',
    title: 'Work list',
    loadComponent: () => import('./work/work').then((m) => m.Work),
  },
  {
    path: 'refunds',
    title: 'Refunds',
    loadComponent: () => import('./refunds/refunds').then((m) => m.Refunds),
  },
  {
    path: 'refunds/:id',
    title: 'Refund',
    loadComponent: () => import('./refunds/refund').then((m) => m.Refund),
  },
  ...bookingPages,
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
  {
    path: 'bookings/:id/cancel',
    title: 'Cancel seats',
    loadComponent: () => import('./bookings/cancel').then((m) => m.Cancel),
  },
  {
    path: 'bookings/:id/passengers',
    title: 'Change passengers',
    loadComponent: () => import('./bookings/passengers').then((m) => m.Passengers),
  },
  {
    path: 'customers/:id/book',
    title: 'Book on behalf',
    loadComponent: () => import('./bookings/book').then((m) => m.Book),
  },
  {
    path: 'bookings/:id/refund',
    title: 'Give money back',
    loadComponent: () => import('./bookings/refund-more').then((m) => m.RefundMore),
  },
  ...launchPages,
  ...settlementPages,
  ...reportPages,
  ...reviewPages,
  {
    path: 'support',
    title: 'Support',
    loadComponent: () => import('./support/requests').then((m) => m.SupportRequests),
  },
  {
    path: 'support/:id',
    title: 'Support request',
    loadComponent: () => import('./support/request').then((m) => m.SupportRequest),
  },
  {
    path: 'documents',
    title: 'Documents',
    loadComponent: () => import('./documents/documents').then((m) => m.Documents),
  },
  {
    path: 'documents/:number',
    title: 'Document',
    loadComponent: () => import('./documents/document').then((m) => m.Document),
  },
  {
    path: 'places',
    title: 'Places',
    loadComponent: () => import('./places/places').then((m) => m.Places),
  },
  {
    path: 'places/spaceports/new',
    title: 'Add a spaceport',
    loadComponent: () => import('./places/spaceport').then((m) => m.Spaceport),
  },
  {
    path: 'places/spaceports/:id',
    title: 'Spaceport',
    loadComponent: () => import('./places/spaceport').then((m) => m.Spaceport),
  },
  {
    path: 'places/destinations/new',
    title: 'Add a destination',
    loadComponent: () => import('./places/destination').then((m) => m.Destination),
  },
  {
    path: 'places/destinations/:id',
    title: 'Destination',
    loadComponent: () => import('./places/destination').then((m) => m.Destination),
  },
  {
    path: 'periods',
    title: 'Months of the books',
    loadComponent: () => import('./periods/periods').then((m) => m.Periods),
  },
  {
    path: 'audit',
    title: 'Audit',
    loadComponent: () => import('./audit/audit').then((m) => m.Audit),
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
  ...peoplePages,
  {
    path: 'bank',
    title: 'Bank statements',
    loadComponent: () => import('./bank/bank-statements').then((m) => m.BankStatements),
  },
  {
    path: 'bank/:id',
    title: 'Bank statement',
    loadComponent: () => import('./bank/bank-statement').then((m) => m.BankStatement),
  },
];
