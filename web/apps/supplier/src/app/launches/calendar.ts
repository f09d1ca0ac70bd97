// The supplier's launches of a month, day by day; the month is in the address.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AdminLaunch, AdminLaunchPage } from '@astro/api';
import { adminUrl } from '@astro/api';
import { ServerClock } from '@astro/session';
import {
  Loaded,
  LoadedValue,
  TEXT,
  formatDay,
  monthOf,
  monthsAfter,
  foundText,
  weeksOf,
} from '@astro/ui';
import { ListQuery, PageHead } from '@astro/working';

/** A month has at most so many launches here; the list has them all. */
const MOST = 100;
const SHOWN_A_DAY = 3;

@Component({
  selector: 'app-calendar',
  imports: [...TEXT, Loaded, LoadedValue, PageHead, RouterLink],
  providers: [ListQuery],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './calendar.html',
})
export class Calendar {
  readonly #clock = inject(ServerClock);
  readonly query = inject(ListQuery);
  readonly weekdays = [
    'Monday',
    'Tuesday',
    'Wednesday',
    'Thursday',
    'Friday',
    'Saturday',
    'Sunday',
  ];

  readonly month = computed(() => {
    const asked = this.query.of('month');
    return /^\d{4}-(0[1-9]|1[0-2])$/.test(asked)
      ? asked
      : monthOf(new Date(this.#clock.now()).toISOString());
  });
  readonly weeks = computed(() => weeksOf(this.month()));
  readonly days = computed(() =>
    this.weeks()
      .flat()
      .filter((d) => d !== null),
  );
  readonly page = httpResource<AdminLaunchPage>(() => ({
    url: adminUrl('/launches'),
    params: {
      from: this.days()[0] ?? '',
      to: this.days().at(-1) ?? '',
      limit: String(MOST),
    },
  }));
  readonly #next = httpResource<AdminLaunchPage>(() => ({
    url: adminUrl('/launches'),
    params: { from: `${this.#step(1)}-01`, limit: '1' },
  }));
  /** The first month after this one that has a launch. */
  readonly nextBusy = computed(() => {
    const first = this.#next.hasValue() ? this.#next.value().items[0] : undefined;
    return first ? monthOf(first.departsAt) : null;
  });
  readonly before = computed(() => this.#step(-1));
  readonly after = computed(() => this.#step(1));
  readonly title = computed(() => this.name(this.month()));

  name(month: string): string {
    return formatDay(`${month}-01`).replace(/^1 /, '');
  }

  on(day: string, launches: AdminLaunch[]): { shown: AdminLaunch[]; more: number } {
    const all = launches.filter((l) => l.departsAt.startsWith(day));
    return { shown: all.slice(0, SHOWN_A_DAY), more: Math.max(0, all.length - SHOWN_A_DAY) };
  }

  dayOf(day: string): string {
    return String(Number(day.slice(8)));
  }

  count(page: AdminLaunchPage): string {
    const all = foundText(page.total, 'launch', 'launches');
    return page.total > page.items.length
      ? `${all}; the first ${page.items.length} are shown`
      : all;
  }

  #step(months: number): string {
    return monthOf(monthsAfter(new Date(`${this.month()}-01T00:00:00Z`), months).toISOString());
  }
}
