// Starts the Employee app.
import { startWorkingApp } from '@astro/working';
import { pages } from './app/routes';

startWorkingApp(
  'employee',
  {
    title: 'For employees',
    roles: ['employee', 'financial'],
    home: '/bookings',
    nav: [
      { path: '/bookings', label: 'Bookings' },
      { path: '/launches', label: 'Launches' },
      { path: '/documents', label: 'Documents' },
      { path: '/suppliers', label: 'Suppliers' },
    ],
  },
  pages,
);
