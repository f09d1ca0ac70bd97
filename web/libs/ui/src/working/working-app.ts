// What tells the three working apps apart for their common frame.
import { InjectionToken } from '@angular/core';
import type { Role } from '@astro/api';

export interface WorkingApp {
  title: string;
  roles: Role[];
  /** Where sign-in leads. */
  home: string;
  /** `roles`: who sees it, of those who come in; all when absent. */
  nav: { path: string; label: string; roles?: Role[] }[];
}

export const WORKING_APP = new InjectionToken<WorkingApp>('the working app this is');
