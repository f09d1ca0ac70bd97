// Launches of all suppliers.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AdminLaunchPage } from '@astro/api';
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

  count(total: number): string {
    return foundText(total, 'launch', 'launches');
  }
}
