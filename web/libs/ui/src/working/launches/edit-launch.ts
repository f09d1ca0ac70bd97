// Change a launch: everything while no seat is taken, afterwards what the rules allow. Employees do it
// for its supplier, and say why.
import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import type { AdminLaunchDetail } from '@astro/api';
import { AdminApi, adminUrl } from '@astro/api';
import { ServerClock } from '@astro/session';
import {
  Field,
  FieldControl,
  FormStatus,
  Loaded,
  LoadedValue,
  Submission,
  reasonRules,
} from '@astro/ui';
import { firstValueFrom } from 'rxjs';
import { PageHead } from '../page-head';
import { WORKING_APP } from '../working-app';
import type { LaunchDraft } from './launch-draft';
import { EMPTY, draftOf, merged, patchOf } from './launch-draft';
import { LaunchFields, OfferParts } from './launch-fields';
import { offerRules } from './launch-rules';

@Component({
  selector: 'ab-edit-launch',
  imports: [
    Field,
    FieldControl,
    FormField,
    FormStatus,
    LaunchFields,
    Loaded,
    LoadedValue,
    PageHead,
    RouterLink,
  ],
  providers: [OfferParts],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './edit-launch.html',
})
export class EditLaunch {
  readonly #api = inject(AdminApi);
  readonly #router = inject(Router);
  readonly #clock = inject(ServerClock);
  readonly parts = inject(OfferParts);
  readonly onBehalf = !inject(WORKING_APP).roles.includes('supplier');
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
    (path) => {
      if (this.onBehalf) reasonRules(path.reason, 'Say why; the supplier reads it.');
      offerRules(path, {
        rocket: () => this.parts.rocket(this.draft().rocketId),
        destination: () => this.parts.destination(this.draft().destinationId),
        taken: () => {
          const seats = this.#known()?.seats;
          return seats ? seats.sold + seats.held + seats.forfeited : 0;
        },
        departureWas: () => this.#known()?.departsAt.slice(0, 16) ?? '',
        now: () => this.#clock.now(),
      });
    },
    { name: 'launch' },
  );

  constructor() {
    if (this.onBehalf) effect(() => this.parts.supplier.set(this.#known()?.supplier.id ?? null));
  }

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
