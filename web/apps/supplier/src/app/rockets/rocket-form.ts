// Add a rocket, or change one (`/rockets/:id/edit`). What range and seats mean is said while one
// chooses; what launches to come need of it cannot be taken away.
import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { FormField, form, maxLength, required, validate } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import type { Destination, List, Range, Rocket } from '@astro/api';
import { AdminApi, adminUrl } from '@astro/api';
import { Field, FieldControl, FormStatus, ProblemNotice, RANGE_NAMES, Submission } from '@astro/ui';
import { problemOf } from '@astro/api';
import { PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';
import { capacityTrouble, draftOf, rangeTrouble, reachText, wishOf } from './rocket-draft';

@Component({
  selector: 'app-rocket-form',
  imports: [Field, FieldControl, FormField, FormStatus, PageHead, ProblemNotice, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rocket-form.html',
})
export class RocketForm {
  readonly #api = inject(AdminApi);
  readonly #router = inject(Router);
  /** None: a new rocket. */
  readonly id = input<string>();
  readonly rocket = httpResource<Rocket>(() => {
    const id = this.id();
    return id === undefined ? undefined : adminUrl('/rockets/{id}', { id });
  });
  readonly destinations = httpResource<List<Destination>>(() => adminUrl('/destinations'));
  readonly submission = new Submission();
  readonly ranges = Object.entries(RANGE_NAMES).map(([value, label]) => ({ value, label }));

  readonly known = computed(() => (this.rocket.hasValue() ? this.rocket.value() : null));
  readonly problem = computed(() => {
    const error = this.rocket.error();
    return error === undefined ? null : problemOf(error);
  });
  readonly ready = computed(() => this.id() === undefined || this.known() !== null);
  readonly draft = linkedSignal(() => draftOf(this.known()));
  readonly form = form(
    this.draft,
    (path) => {
      required(path.name, { message: 'Enter the name of the rocket.' });
      maxLength(path.name, 80, { message: 'Keep it to 80 characters.' });
      required(path.description, { message: 'Describe it in a sentence or two.' });
      required(path.range, { message: 'Choose how far it flies.' });
      required(path.capacity, { message: 'Enter the number of seats.' });
      validate(path.range, ({ value }) => rangeTrouble(value(), this.known()));
      validate(path.capacity, ({ value }) => capacityTrouble(value(), this.known()));
    },
    { name: 'rocket' },
  );
  readonly reach = computed(() => {
    const all = this.destinations.hasValue() ? this.destinations.value().items : [];
    return reachText(this.draft().range as Range | '', all);
  });
  readonly seatsHint = computed(() => {
    const least = this.known()?.upcoming?.seats ?? 0;
    const rule = 'From 1 to 500. A launch may offer fewer seats than its rocket has, never more.';
    return least > 0 ? `${rule} A launch to come offers ${least}.` : rule;
  });

  async send(event: Event): Promise<void> {
    event.preventDefault();
    let id = this.id() ?? '';
    const done = await this.submission.run(this.form, async () => {
      const wish = wishOf(this.draft());
      const now = this.known();
      const sent = now
        ? this.#api.editRocket(now.id, { version: now.version, ...wish })
        : this.#api.createRocket(wish);
      id = (await firstValueFrom(sent)).id;
    });
    if (done) await this.#router.navigate(['/rockets', id]);
  }
}
