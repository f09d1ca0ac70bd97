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
      { path: '/work', label: 'Work list' },
      { path: '/bookings', label: 'Bookings' },
      { path: '/launches', label: 'Launches' },
      { path: '/documents', label: 'Documents' },
      { path: '/bank', label: 'Bank', roles: ['financial'] },
      { path: '/refunds', label: 'Refunds' },
      { path: '/settlements', label: 'Settlements' },
      { path: '/reports', label: 'Reports', roles: ['financial'] },
      { path: '/customers', label: 'Customers' },
      { path: '/support', label: 'Support' },
      { path: '/reviews', label: 'Reviews' },
      { path: '/suppliers', label: 'Suppliers' },
      { path: '/employees', label: 'Employees' },
      { path: '/places', label: 'Places' },
      { path: '/audit', label: 'Audit' },
    ],
  },
  pages,
);
