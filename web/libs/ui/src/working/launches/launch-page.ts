// One launch: how it sells, who has booked, who flies, and what was done to it. While a change is
// being decided, or bookings follow it, the page goes on by itself.
import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AdminBookingPage, AdminLaunchDetail, Manifest } from '@astro/api';
import { AdminApi, adminUrl } from '@astro/api';
import { ServerClock } from '@astro/session';
import {
  FileButton,
  Loaded,
  LoadedValue,
  PageTitle,
  Status,
  TEXT,
  formatDay,
  formatLocal,
} from '@astro/ui';
import { LaunchMoney } from '../money/launch-money';
import { PageHead } from '../page-head';
import { WORKING_APP } from '../working-app';
import { GoNoGo } from './go-no-go';
import { LaunchChanges } from './launch-changes';
import { SeatChart } from './seat-chart';

const POLL_MS = 1500;

@Component({
  selector: 'ab-launch-page',
  imports: [
    ...TEXT,
    FileButton,
    GoNoGo,
    LaunchChanges,
    LaunchMoney,
    Loaded,
    LoadedValue,
    PageHead,
    RouterLink,
    SeatChart,
    Status,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './launch-page.html',
})
export class LaunchPage {
  readonly #clock = inject(ServerClock);
  readonly #api = inject(AdminApi);
  /** Suppliers copy their own. */
  readonly own = inject(WORKING_APP).roles.includes('supplier');
  readonly id = input.required<string>();
  readonly launch = httpResource<AdminLaunchDetail>(() =>
    adminUrl('/launches/{id}', { id: this.id() }),
  );
  readonly bookings = httpResource<AdminBookingPage>(() => ({
    url: adminUrl('/launches/{id}/bookings', { id: this.id() }),
    params: { limit: '100' },
  }));
  readonly manifest = httpResource<Manifest>(() =>
    adminUrl('/launches/{id}/manifest', { id: this.id() }),
  );
  readonly files = computed(() => {
    const id = this.id();
    return {
      csv: () => this.#api.manifestFile(id, 'csv'),
      pdf: () => this.#api.manifestFile(id, 'pdf'),
    };
  });

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      if (!this.launch.hasValue()) return;
      const l = this.launch.value();
      title.set(`${l.destination.name}, ${formatDay(l.departsAt)}`);
    });
    const timer = setInterval(() => {
      if (this.#moving()) this.launch.reload();
    }, POLL_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  readonly #moving = computed(() => {
    if (!this.launch.hasValue()) return false;
    const l = this.launch.value();
    return (
      l.pendingChange !== null ||
      l.changes.some((c) => c.bookings !== null && c.bookings.finishedAt === null)
    );
  });

  /** Has no outcome yet. */
  open(l: AdminLaunchDetail): boolean {
    return l.status === 'scheduled' || l.status === 'delayed';
  }

  departed(l: AdminLaunchDetail): boolean {
    return new Date(l.departsAt).getTime() < this.#clock.now();
  }

  local(launch: AdminLaunchDetail): string {
    return formatLocal(launch.departsAt, launch.spaceport.timeZone);
  }
}
