// What tells the three working apps apart for their common frame.
import { InjectionToken } from '@angular/core';
import type { Role } from '@astro/api';

export interface WorkingApp {
  title: string;
  roles: Role[];
  /** Where sign-in leads. */
  home: string;
  nav: NavItem[];
}

export interface NavItem {
  path: string;
  label: string;
  /** Who sees it, of those who come in; all when absent. */
  roles?: Role[];
  /** The heading it stands under, the same as its neighbours'; none: above all groups. */
  group?: string;
}

export const WORKING_APP = new InjectionToken<WorkingApp>('the working app this is');
