// A month of launches as a calendar: the month is in the address; each launch leads to its page.
import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  ViewEncapsulation,
  computed,
  effect,
  inject,
  input,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LaunchList } from '@astro/api';
import { customerUrl } from '@astro/api';
import { ServerClock } from '@astro/session';
import {
  Loaded,
  LoadedValue,
  RANGE_NAMES,
  formatDay,
  formatMonth,
  monthOf,
  monthsAfter,
  plural,
  weeksOf,
} from '@astro/ui';
import { Seo } from '../shell/seo';
import { cardView } from './launch-view';

/** A month has at most so many launches here; the search has them all. */
const MOST = 100;
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

@Component({
  selector: 'app-month',
  imports: [Loaded, LoadedValue, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './month.html',
  styleUrl: './month.css',
  encapsulation: ViewEncapsulation.None,
})
export class Month {
  readonly #clock = inject(ServerClock);
  readonly month = input<string>();
  readonly range = input<string>();
  readonly weekdays = WEEKDAYS;
  readonly ranges = Object.entries(RANGE_NAMES).map(([value, label]) => ({ value, label }));

  readonly shown = computed(() => {
    const asked = this.month() ?? '';
    return /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? asked : this.#thisMonth();
  });
  readonly #thisMonth = computed(() => monthOf(new Date(this.#clock.now()).toISOString()));
  readonly weeks = computed(() => weeksOf(this.shown()));
  readonly #days = computed(() =>
    this.weeks()
      .flat()
      .filter((day) => day !== null),
  );
  readonly #kind = computed((): Record<string, string> => {
    const range = this.range();
    return range !== undefined && range in RANGE_NAMES ? { range } : {};
  });
  readonly page = httpResource<LaunchList>(() => ({
    url: customerUrl('/launches'),
    params: {
      ...this.#kind(),
      from: this.#days()[0] ?? '',
      to: this.#days().at(-1) ?? '',
      includeSoldOut: 'true',
      limit: String(MOST),
    },
  }));
  readonly #next = httpResource<LaunchList>(() => ({
    url: customerUrl('/launches'),
    params: { ...this.#kind(), from: `${this.after()}-01`, includeSoldOut: 'true', limit: '1' },
  }));
  /** The first month after this one in which something departs. */
  readonly nextBusy = computed(() => {
    const first = this.#next.hasValue() ? this.#next.value().items[0] : undefined;
    return first ? monthOf(first.departsAt) : null;
  });
  readonly before = computed(() => {
    const month = this.#step(-1);
    return month < this.#thisMonth() ? null : month;
  });
  readonly after = computed(() => this.#step(1));
  readonly title = computed(() => this.name(this.shown()));

  constructor() {
    const seo = inject(Seo);
    effect(() => {
      seo.set({
        title: `Launches in ${this.title()}`,
        description: `All space launches of ${this.title()} in a calendar, with prices and seats.`,
        path: `/calendar?month=${this.shown()}`,
      });
    });
  }

  name(month: string): string {
    return formatMonth(month);
  }

  on(day: string, list: LaunchList) {
    return list.items
      .filter((launch) => launch.departsAt.startsWith(day))
      .map((launch) => cardView(launch, list.asOf));
  }

  dayOf(day: string): string {
    return String(Number(day.slice(8)));
  }

  /** The month and year that belong to the number of a day. */
  restOf(day: string): string {
    return formatDay(day).replace(/^\d+/, '');
  }

  count(list: LaunchList): string {
    const all = `${plural(list.total, 'launch', 'launches')} in ${this.title()}`;
    return list.total > list.items.length
      ? `${all}; the first ${list.items.length} are shown`
      : all;
  }

  #step(months: number): string {
    return monthOf(monthsAfter(new Date(`${this.shown()}-01T00:00:00Z`), months).toISOString());
  }
}
