// One launch: how it sells, who has booked, who flies, and what was done to it.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import type { AdminBookingPage, AdminLaunchDetail, Manifest } from '@astro/api';
import { AdminApi, adminUrl } from '@astro/api';
import {
  FileButton,
  FillMeter,
  Loaded,
  LoadedValue,
  PageTitle,
  Status,
  TEXT,
  formatDay,
  formatLocal,
  plural,
} from '@astro/ui';
import { PageHead } from '@astro/working';

@Component({
  selector: 'app-launch',
  imports: [...TEXT, FileButton, FillMeter, Loaded, LoadedValue, PageHead, Status],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './launch.html',
})
export class Launch {
  readonly #api = inject(AdminApi);
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
  readonly csv = computed(() => {
    const id = this.id();
    return () => this.#api.manifestFile(id);
  });

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      if (!this.launch.hasValue()) return;
      const l = this.launch.value();
      title.set(`${l.destination.name}, ${formatDay(l.departsAt)}`);
    });
  }

  seats(n: number): string {
    return plural(n, 'seat');
  }

  local(launch: AdminLaunchDetail): string {
    return formatLocal(launch.departsAt, launch.spaceport.timeZone);
  }

  needed(launch: AdminLaunchDetail): number {
    return Math.ceil((launch.goNoGo.neededSeats / launch.capacity) * 100);
  }
}
