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
      { group: 'Trips', path: '/bookings', label: 'Bookings' },
      { group: 'Trips', path: '/launches', label: 'Launches' },
      { group: 'Trips', path: '/places', label: 'Places' },
      { group: 'Money', path: '/documents', label: 'Documents' },
      { group: 'Money', path: '/bank', label: 'Bank', roles: ['financial'] },
      { group: 'Money', path: '/refunds', label: 'Refunds' },
      { group: 'Money', path: '/settlements', label: 'Settlements' },
      { group: 'Money', path: '/reports', label: 'Reports', roles: ['financial'] },
      { group: 'People', path: '/customers', label: 'Customers' },
      { group: 'People', path: '/suppliers', label: 'Suppliers' },
      { group: 'People', path: '/employees', label: 'Employees' },
      { group: 'Conversation', path: '/support', label: 'Support' },
      { group: 'Conversation', path: '/reviews', label: 'Reviews' },
      { group: 'Records', path: '/audit', label: 'Audit' },
    ],
  },
  pages,
);
