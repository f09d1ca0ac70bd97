// Erasing the account: what goes, what stays, and the password before it happens.
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { FormField, form, required } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { CustomerApi } from '@astro/api';
import { Session } from '@astro/session';
import { Field, FieldControl, FormStatus, Submission } from '@astro/ui';
import { firstValueFrom } from 'rxjs';

interface OpenBooking {
  id: string;
  reference: string;
  destination: string;
}

@Component({
  selector: 'app-erase-account',
  imports: [Field, FieldControl, FormField, FormStatus, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './erase.html',
})
export class EraseAccount {
  readonly #api = inject(CustomerApi);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly email = computed(() => this.#session.user()?.email ?? '');
  readonly submission = new Submission();
  /** What has to end first. */
  readonly open = computed(
    () => (this.submission.problem()?.facts['bookings'] ?? []) as OpenBooking[],
  );
  readonly form = form(
    signal({ password: '' }),
    (path) => {
      required(path.password, { message: 'Enter your password.' });
    },
    { name: 'erasure' },
  );

  async erase(event: Event): Promise<void> {
    event.preventDefault();
    const done = await this.submission.run(this.form, async () => {
      await firstValueFrom(this.#api.eraseAccount(this.form.password().value()));
    });
    if (!done) return;
    this.#session.ended();
    await this.#router.navigate(['/sign-in'], { queryParams: { changed: 'erased' } });
  }
}
