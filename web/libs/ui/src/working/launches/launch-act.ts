// What the pages that act on a launch (delay, abort, success) share: the launch as it stands, one
// submit with one key, and the way back to its page.
import { httpResource } from '@angular/common/http';
import { Directive, inject, input } from '@angular/core';
import type { FieldTree, SchemaPath } from '@angular/forms/signals';
import { maxLength } from '@angular/forms/signals';
import { Router } from '@angular/router';
import type { AdminLaunch, AdminLaunchDetail } from '@astro/api';
import { AdminApi, adminUrl } from '@astro/api';
import { Submission, plural } from '@astro/ui';
import type { Observable } from 'rxjs';
import { firstValueFrom } from 'rxjs';

export const REASONS = [
  { value: 'weather', label: 'Weather' },
  { value: 'technical', label: 'Technical' },
  { value: 'financial', label: 'Financial' },
] as const;

export function noteOf(path: SchemaPath<string>): void {
  maxLength(path, 500, { message: 'Keep it to 500 characters.' });
}

@Directive()
export abstract class LaunchAct {
  protected readonly api = inject(AdminApi);
  readonly #router = inject(Router);
  /** One key a page: sent twice it is done once. */
  protected readonly key = crypto.randomUUID();
  readonly id = input.required<string>();
  readonly launch = httpResource<AdminLaunchDetail>(() =>
    adminUrl('/launches/{id}', { id: this.id() }),
  );
  readonly submission = new Submission();

  people(launch: AdminLaunchDetail): string {
    const t = launch.takings;
    if (t.customers === 0) return 'Nobody has booked yet.';
    const are = t.customers === 1 ? 'is' : 'are';
    return `${plural(t.customers, 'customer')} with ${plural(t.passengers, 'passenger')} ${are} told by e-mail.`;
  }

  decided(launch: AdminLaunch): boolean {
    return launch.status === 'succeeded' || launch.status === 'aborted';
  }

  protected async ask<T>(form: FieldTree<T>, work: () => Observable<unknown>): Promise<void> {
    const done = await this.submission.run(form, async () => {
      await firstValueFrom(work());
    });
    if (done) await this.#router.navigate(['/launches', this.id()]);
  }
}
