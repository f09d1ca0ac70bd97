// Offer a launch, from nothing or as a copy of another (`?from=`). What the rules refuse is said at
// the field while one types; the server has the last word.
import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { form } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import type { AdminLaunchDetail } from '@astro/api';
import { AdminApi, adminUrl } from '@astro/api';
import { ServerClock } from '@astro/session';
import { FormStatus, Submission, formatShortDay } from '@astro/ui';
import {
  EMPTY,
  LaunchFields,
  OfferParts,
  PageHead,
  draftOf,
  launchOf,
  offerRules,
} from '@astro/working';
import { firstValueFrom } from 'rxjs';

@Component({
  selector: 'app-new-launch',
  imports: [FormStatus, LaunchFields, PageHead, RouterLink],
  providers: [OfferParts],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-launch.html',
})
export class NewLaunch {
  readonly #api = inject(AdminApi);
  readonly #router = inject(Router);
  readonly #clock = inject(ServerClock);
  readonly #key = crypto.randomUUID();
  readonly parts = inject(OfferParts);
  /** The launch to copy. */
  readonly from = input<string>();
  /** The rocket to begin with. */
  readonly rocket = input<string>();
  readonly model = httpResource<AdminLaunchDetail>(() => {
    const id = this.from();
    return id === undefined ? undefined : adminUrl('/launches/{id}', { id });
  });
  readonly submission = new Submission();

  /** A copy has everything but its date. */
  readonly draft = linkedSignal(() =>
    this.model.hasValue()
      ? { ...draftOf(this.model.value()), departsAt: '' }
      : { ...EMPTY, rocketId: this.rocket() ?? '' },
  );
  readonly copied = computed(() => {
    if (!this.model.hasValue()) return null;
    const l = this.model.value();
    return `A copy of ${l.destination.name} with ${l.rocket.name}, ${formatShortDay(l.departsAt)}. Choose its date.`;
  });
  readonly form = form(
    this.draft,
    (path) =>
      offerRules(path, {
        rocket: () => this.parts.rocket(this.draft().rocketId),
        destination: () => this.parts.destination(this.draft().destinationId),
        taken: () => 0,
        departureWas: () => '',
        now: () => this.#clock.now(),
      }),
    { name: 'launch' },
  );
  readonly noRocket = computed(
    () => this.parts.rockets.hasValue() && this.parts.rocketList().every((r) => r.retired),
  );

  async send(event: Event): Promise<void> {
    event.preventDefault();
    let id = '';
    const done = await this.submission.run(this.form, async () => {
      id = (await firstValueFrom(this.#api.createLaunch(this.#key, launchOf(this.draft())))).id;
    });
    if (done) await this.#router.navigate(['/launches', id]);
  }
}
