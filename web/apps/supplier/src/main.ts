// Starts the Supplier app.
import { startWorkingApp } from '@astro/working';
import { pages } from './app/routes';

startWorkingApp(
  'supplier',
  {
    title: 'For suppliers',
    roles: ['supplier'],
    home: '/overview',
    nav: [
      { path: '/overview', label: 'Overview' },
      { path: '/launches', label: 'Launches' },
      { path: '/bookings', label: 'Bookings' },
      { path: '/rockets', label: 'Rockets' },
      { path: '/reviews', label: 'Reviews' },
      { path: '/team', label: 'Team' },
      { path: '/settlements', label: 'Settlements' },
      { path: '/reports', label: 'Reports' },
      { path: '/company', label: 'Company' },
    ],
  },
  pages,
);
