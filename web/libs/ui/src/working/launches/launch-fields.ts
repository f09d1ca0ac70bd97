// The fields of a launch, for a new one, a copy and an edit; what cannot change any more says why.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { FormField } from '@angular/forms/signals';
import type {
  AdminLaunch,
  DestinationCatalogue,
  DestinationEntry,
  Rocket,
  RocketPage,
  SpaceportCatalogue,
} from '@astro/api';
import { adminUrl } from '@astro/api';
import { Field, FieldControl, RANGE_NAMES, formatInstant } from '@astro/ui';
import { Injectable } from '@angular/core';
import { Consequences } from './consequences';
import type { LaunchDraft } from './launch-draft';
import { reachable, serves } from './launch-draft';

/** What a launch is made of; read once a page. */
@Injectable()
export class OfferParts {
  /** Whose rockets; employees, who see all, set it. Suppliers see their own anyway. */
  readonly supplier = signal<string | null>(null);
  readonly rockets = httpResource<RocketPage>(() => {
    const supplier = this.supplier();
    return {
      url: adminUrl('/rockets'),
      params: { limit: '100', ...(supplier === null ? {} : { supplier }) },
    };
  });
  readonly spaceports = httpResource<SpaceportCatalogue>(() => adminUrl('/spaceports'));
  readonly destinations = httpResource<DestinationCatalogue>(() => adminUrl('/destinations'));

  readonly rocketList = computed(() => (this.rockets.hasValue() ? this.rockets.value().items : []));
  readonly spaceportList = computed(() =>
    this.spaceports.hasValue() ? this.spaceports.value().items : [],
  );
  readonly destinationList = computed(() =>
    this.destinations.hasValue() ? this.destinations.value().items : [],
  );

  rocket(id: string): Rocket | undefined {
    return this.rocketList().find((r) => r.id === id);
  }

  destination(id: string): DestinationEntry | undefined {
    return this.destinationList().find((d) => d.id === id);
  }
}

@Component({
  selector: 'ab-launch-fields',
  imports: [Consequences, Field, FieldControl, FormField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './launch-fields.html',
})
export class LaunchFields {
  readonly parts = inject(OfferParts);
  readonly form = input.required<FieldTree<LaunchDraft>>();
  readonly draft = input.required<LaunchDraft>();
  /** The launch that is edited; null for a new one. */
  readonly launch = input<AdminLaunch | null>(null);
  readonly ranges = RANGE_NAMES;

  readonly taken = computed(() => {
    const seats = this.launch()?.seats;
    return seats ? seats.sold + seats.held + seats.forfeited : 0;
  });
  /** Seats are taken: what customers chose stays. */
  readonly fixed = computed(() => this.taken() > 0);
  readonly fixedText = computed(() => {
    const l = this.launch();
    return l
      ? {
          destination: l.destination.name,
          spaceport: l.spaceport.name,
          departure: formatInstant(l.departsAt),
        }
      : null;
  });
  readonly rocket = computed(() => this.parts.rocket(this.draft().rocketId));
  readonly rockets = computed(() => {
    const now = this.launch()?.rocket.id;
    const all = this.parts.rocketList().filter((r) => !r.retired || r.id === now);
    const l = this.launch();
    if (!l || !this.fixed()) return all;
    return all.filter(
      (r) => r.id === now || (serves(r.range, l.destination.range) && r.capacity >= this.taken()),
    );
  });
  readonly destinations = computed(() => {
    const chosen = this.draft().destinationId;
    const all = this.parts.destinationList();
    const near = reachable(this.rocket(), all);
    return all.filter((d) => (near.includes(d) && !d.retired) || d.id === chosen);
  });
  readonly spaceports = computed(() => {
    const chosen = this.draft().spaceportId;
    return this.parts.spaceportList().filter((s) => !s.retired || s.id === chosen);
  });
  readonly capacityHint = computed(() => {
    const rocket = this.rocket();
    const least = this.taken() > 0 ? `At least ${this.taken()}, which are taken. ` : '';
    return least + (rocket ? `At most ${rocket.capacity}` : 'All the rocket has');
  });
  readonly zone = computed(() => {
    const id = this.draft().spaceportId;
    return this.parts.spaceportList().find((s) => s.id === id)?.timeZone ?? null;
  });
}
