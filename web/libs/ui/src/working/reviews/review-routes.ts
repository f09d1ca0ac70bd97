// What customers say of their flights: suppliers answer, employees hide what is abusive.
import type { Routes } from '@angular/router';

export const reviewPages: Routes = [
  {
    path: 'reviews',
    title: 'Reviews',
    loadComponent: () => import('./reviews-page').then((m) => m.ReviewsPage),
  },
  {
    path: 'reviews/:id',
    title: 'Review',
    loadComponent: () => import('./review-page').then((m) => m.ReviewPage),
  },
];
