// Search of launches. Every filter, the order and the page live in the address; the same address
// works without JavaScript, since the form is a plain GET.
import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { Destination, LaunchList, Spaceport } from '@astro/api';
import { RANGE_NAMES, formatMoney } from '@astro/ui';
import { Seo } from '../shell/seo';
import { LaunchCard } from './launch-card';
import { launchQuery } from './launch-data';
import { cardView, countText } from './launch-view';

interface Option {
  value: string;
  label: string;
}

const CEILINGS = [50_000_000, 100_000_000, 500_000_000, 1_000_000_000, 5_500_000_000];

@Component({
  selector: 'app-launches',
  imports: [RouterLink, LaunchCard],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './launches.html',
})
export class Launches {
  readonly #router = inject(Router);
  readonly #route = inject(ActivatedRoute);
  readonly list = input.required<LaunchList>();
  readonly destinations = input.required<{ items: Destination[] }>();
  readonly spaceports = input.required<{ items: Spaceport[] }>();

  readonly #params = toSignal(this.#route.queryParams, { requireSync: true });
  readonly query = computed(() => launchQuery(this.#params()));
  readonly launches = computed(() => this.list().items.map((l) => cardView(l, this.list().asOf)));
  readonly count = computed(() =>
    countText(this.list().total, this.query().includeSoldOut === 'true'),
  );
  readonly filtered = computed(() => {
    return Object.keys(this.query()).some((name) => name !== 'sort' && name !== 'cursor');
  });

  readonly ranges: Option[] = [
    { value: '', label: 'Any range' },
    ...Object.entries(RANGE_NAMES).map(([value, label]) => ({ value, label })),
  ];
  readonly destinationOptions = computed(() =>
    options('Any destination', this.destinations().items),
  );
  readonly spaceportOptions = computed(() => options('Any spaceport', this.spaceports().items));
  readonly prices: Option[] = [
    { value: '', label: 'Any price' },
    ...CEILINGS.map((cents) => ({
      value: String(cents),
      label: `Up to ${formatMoney({ amountCents: cents, currency: 'USD' })}`,
    })),
  ];
  readonly seatCounts: Option[] = [
    { value: '', label: 'Any number' },
    ...['1', '2', '3', '4', '5', '6'].map((n) => ({
      value: n,
      label: n === '6' ? n : `${n} or more`,
    })),
  ];
  readonly sorts: Option[] = [
    { value: '', label: 'Soonest first' },
    { value: '-departure', label: 'Latest first' },
    { value: 'price', label: 'Lowest price' },
    { value: '-price', label: 'Highest price' },
    { value: 'seats', label: 'Most seats left' },
  ];

  constructor() {
    const seo = inject(Seo);
    effect(() => {
      this.list();
      seo.set({
        title: 'Launches',
        description: 'All space launches on sale: compare dates, destinations, prices and seats.',
        path: '/launches',
      });
    });
  }

  /** Any change starts again at the first page. */
  apply(form: HTMLFormElement, event?: Event): void {
    event?.preventDefault();
    const values = Object.fromEntries(
      Array.from(new FormData(form)).filter(([, value]) => value !== ''),
    );
    void this.#router.navigate(['/launches'], { queryParams: launchQuery(values) });
  }
}

function options(any: string, places: { slug: string; name: string }[]): Option[] {
  return [{ value: '', label: any }, ...places.map((p) => ({ value: p.slug, label: p.name }))];
}
