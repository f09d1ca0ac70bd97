// The list of bookings, the same for suppliers and for employees.
import type { Routes } from '@angular/router';

export const bookingPages: Routes = [
  {
    path: 'bookings',
    title: 'Bookings',
    loadComponent: () => import('./bookings-page').then((m) => m.BookingsPage),
  },
];
