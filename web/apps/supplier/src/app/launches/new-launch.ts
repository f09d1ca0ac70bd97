// Offer a launch. What the rules refuse (too soon, out of range, too many seats) is said at the field.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { FormField, form, pattern, required, validate } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import type { Destination, List, RocketPage, Spaceport } from '@astro/api';
import { AdminApi, adminUrl } from '@astro/api';
import { Field, FieldControl, FormStatus, RANGE_NAMES, Submission } from '@astro/ui';
import { PageHead, centsOf } from '@astro/working';
import { firstValueFrom } from 'rxjs';
import type { LaunchDraft } from './launch-draft';
import { launchOf, reachable } from './launch-draft';

@Component({
  selector: 'app-new-launch',
  imports: [Field, FieldControl, FormField, FormStatus, PageHead, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-launch.html',
})
export class NewLaunch {
  readonly #api = inject(AdminApi);
  readonly #router = inject(Router);
  readonly #key = crypto.randomUUID();
  readonly rockets = httpResource<RocketPage>(() => ({
    url: adminUrl('/rockets'),
    params: { limit: '100' },
  }));
  readonly spaceports = httpResource<List<Spaceport>>(() => adminUrl('/spaceports'));
  readonly destinations = httpResource<List<Destination>>(() => adminUrl('/destinations'));
  readonly submission = new Submission();

  readonly #model = signal<LaunchDraft>({
    rocketId: '',
    spaceportId: '',
    destinationId: '',
    departsAt: '',
    priceCents: '',
    capacity: '',
    vipHeadStartHours: '',
  });
  readonly form = form(
    this.#model,
    (path) => {
      required(path.rocketId, { message: 'Choose a rocket.' });
      required(path.spaceportId, { message: 'Choose a spaceport.' });
      required(path.destinationId, { message: 'Choose a destination.' });
      required(path.departsAt, { message: 'Enter date and time of departure.' });
      required(path.priceCents, { message: 'Enter the price per seat.' });
      validate(path.priceCents, ({ value }) =>
        value() === '' || centsOf(value()) !== null
          ? undefined
          : { kind: 'amount', message: 'Enter an amount such as 250,000 or 250000.50.' },
      );
      pattern(path.capacity, /^\d{1,3}$/, { message: 'Enter a number of seats.' });
      pattern(path.vipHeadStartHours, /^\d{1,3}$/, { message: 'Enter a number of hours.' });
    },
    { name: 'launch' },
  );
  readonly rocketList = computed(() => (this.rockets.hasValue() ? this.rockets.value().items : []));
  readonly spaceportList = computed(() =>
    this.spaceports.hasValue() ? this.spaceports.value().items : [],
  );
  readonly rocket = computed(() => {
    return this.rocketList().find((r) => r.id === this.#model().rocketId);
  });
  readonly destinationList = computed(() => {
    const all = this.destinations.hasValue() ? this.destinations.value().items : [];
    return reachable(this.rocket(), all);
  });
  readonly rangeNames = RANGE_NAMES;

  async send(event: Event): Promise<void> {
    event.preventDefault();
    let id = '';
    const done = await this.submission.run(this.form, async () => {
      const launch = launchOf(this.#model());
      id = (await firstValueFrom(this.#api.createLaunch(this.#key, launch))).id;
    });
    if (done) await this.#router.navigate(['/launches', id]);
  }
}
