// The supplier's launches: how full each is, and where it stands towards its go/no-go line.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AdminLaunch, AdminLaunchPage, RocketPage } from '@astro/api';
import { adminUrl } from '@astro/api';
import { FillMeter, Loaded, LoadedValue, Status, TEXT, foundText } from '@astro/ui';
import { ListFilter, ListPager, ListQuery, PageHead, SortHeader } from '@astro/working';

@Component({
  selector: 'app-launches',
  imports: [
    ...TEXT,
    FillMeter,
    ListFilter,
    ListPager,
    Loaded,
    LoadedValue,
    PageHead,
    RouterLink,
    SortHeader,
    Status,
  ],
  providers: [ListQuery],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './launches.html',
})
export class Launches {
  readonly query = inject(ListQuery);
  readonly page = httpResource<AdminLaunchPage>(() => ({
    url: adminUrl('/launches'),
    params: this.query.all(),
  }));

  readonly #fleet = httpResource<RocketPage>(() => ({
    url: adminUrl('/rockets'),
    params: { limit: '100' },
  }));
  readonly rockets = computed(() => (this.#fleet.hasValue() ? this.#fleet.value().items : []));

  count(total: number): string {
    return foundText(total, 'launch', 'launches');
  }

  needed(launch: AdminLaunch): number {
    return Math.ceil((launch.goNoGo.neededSeats / launch.capacity) * 100);
  }
}
