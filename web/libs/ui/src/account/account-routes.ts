// The pages that links in e-mails lead to, the same in all four apps. `frame` is the look of a small
// page in the app.
import type { Routes } from '@angular/router';

export function accountRoutes(frame: 'door' | 'section narrow'): Routes {
  return [
    {
      path: 'forgot-password',
      title: 'Forgot your password?',
      data: { frame },
      loadComponent: () => import('./forgot-password').then((m) => m.ForgotPassword),
    },
    {
      path: 'reset-password',
      title: 'Set a new password',
      data: { frame },
      loadComponent: () => import('./reset-password').then((m) => m.ResetPassword),
    },
    {
      path: 'verify-email',
      title: 'Confirm your address',
      data: { frame },
      loadComponent: () => import('./verify-email').then((m) => m.VerifyEmail),
    },
  ];
}
