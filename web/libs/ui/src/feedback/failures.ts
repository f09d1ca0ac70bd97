// Where a failed navigation leads: unknown things to 404, refusals to 403, the rest to an error page
// that can try again. The address stays.
import { Injectable, inject, signal } from '@angular/core';
import type { NavigationError } from '@angular/router';
import { RedirectCommand, Router } from '@angular/router';
import type { Problem } from '@astro/api';
import { problemOf } from '@astro/api';

@Injectable({ providedIn: 'root' })
export class LastFailure {
  readonly problem = signal<Problem>(problemOf(null));
  url = '/';
}

function targetOf(status: number): string {
  if (status === 404) return '/not-found';
  return status === 403 ? '/forbidden' : '/error';
}

export function onNavigationError(error: NavigationError): RedirectCommand {
  const router = inject(Router);
  const failure = inject(LastFailure);
  const problem = problemOf(error.error);
  failure.problem.set(problem);
  failure.url = error.url;
  return new RedirectCommand(router.parseUrl(targetOf(problem.status)), {
    skipLocationChange: true,
  });
}
