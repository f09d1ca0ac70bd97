// Starts the IT Operations app.
import { startWorkingApp } from '@astro/working';
import { pages } from './app/routes';

startWorkingApp(
  'it-ops',
  {
    title: 'Operations',
    roles: ['it'],
    home: '/logs',
    nav: [
      { path: '/health', label: 'Health' },
      { path: '/logs', label: 'Logs' },
      { path: '/notifications', label: 'Notifications' },
      { path: '/jobs', label: 'Jobs' },
      { path: '/reconciliations', label: 'Reconciliation' },
      { path: '/backups', label: 'Backups' },
      { path: '/users', label: 'Users' },
      { path: '/configuration', label: 'Configuration' },
    ],
  },
  pages,
);
