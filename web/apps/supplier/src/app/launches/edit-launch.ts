// Change a launch: everything while no seat is taken, afterwards what the rules allow.
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
import { FormStatus, Loaded, LoadedValue, Submission } from '@astro/ui';
import { PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';
import type { LaunchDraft } from './launch-draft';
import { EMPTY, draftOf, merged, patchOf } from './launch-draft';
import { LaunchFields, OfferParts } from './launch-fields';
import { offerRules } from './launch-rules';

@Component({
  selector: 'app-edit-launch',
  imports: [FormStatus, LaunchFields, Loaded, LoadedValue, PageHead, RouterLink],
  providers: [OfferParts],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './edit-launch.html',
})
export class EditLaunch {
  readonly #api = inject(AdminApi);
  readonly #router = inject(Router);
  readonly #clock = inject(ServerClock);
  readonly parts = inject(OfferParts);
  readonly id = input.required<string>();
  readonly launch = httpResource<AdminLaunchDetail>(() =>
    adminUrl('/launches/{id}', { id: this.id() }),
  );
  readonly submission = new Submission();

  readonly #known = computed(() => (this.launch.hasValue() ? this.launch.value() : null));
  /** Read again, it takes what a colleague has changed and keeps what was typed here. */
  readonly draft = linkedSignal<AdminLaunchDetail | null, LaunchDraft>({
    source: this.#known,
    computation: (now, before) => {
      if (!now) return before?.value ?? EMPTY;
      return before?.source
        ? merged(before.value, draftOf(before.source), draftOf(now))
        : draftOf(now);
    },
  });
  readonly form = form(
    this.draft,
    (path) =>
      offerRules(path, {
        rocket: () => this.parts.rocket(this.draft().rocketId),
        destination: () => this.parts.destination(this.draft().destinationId),
        taken: () => {
          const seats = this.#known()?.seats;
          return seats ? seats.sold + seats.held + seats.forfeited : 0;
        },
        departureWas: () => this.#known()?.departsAt.slice(0, 16) ?? '',
        now: () => this.#clock.now(),
      }),
    { name: 'launch' },
  );

  open(l: AdminLaunchDetail): boolean {
    return l.status === 'scheduled' || l.status === 'delayed';
  }

  async send(event: Event, launch: AdminLaunchDetail): Promise<void> {
    event.preventDefault();
    const done = await this.submission.run(this.form, async () => {
      await firstValueFrom(this.#api.editLaunch(launch.id, patchOf(this.draft(), launch)));
    });
    if (done) await this.#router.navigate(['/launches', launch.id]);
  }

  /** Somebody else was faster: their figures, and what was typed is kept. */
  reload(): void {
    this.submission.problem.set(null);
    this.launch.reload();
  }
}
