// Who may open a page: signed in (else sign-in, and back), and in a role the app is for.
import { inject } from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import { Router } from '@angular/router';
import type { Role } from '@astro/api';
import { Session } from './session';

export const signedIn: CanActivateFn = async (_route, state) => {
  const router = inject(Router);
  const session = inject(Session);
  if (await session.restore()) return true;
  return router.createUrlTree(['/sign-in'], { queryParams: { next: state.url } });
};

export function signedInAs(...roles: Role[]): CanActivateFn {
  return async (_route, state) => {
    const router = inject(Router);
    const session = inject(Session);
    if (!(await session.restore())) {
      return router.createUrlTree(['/sign-in'], { queryParams: { next: state.url } });
    }
    const user = session.user();
    return user !== null && roles.includes(user.role) ? true : router.parseUrl('/forbidden');
  };
}

/** Where to go after sign-in: a path of this app, never another origin. */
export function nextOf(value: string | null | undefined, home = '/'): string {
  return value?.startsWith('/') === true && !/^\/[/\\]/.test(value) ? value : home;
}
