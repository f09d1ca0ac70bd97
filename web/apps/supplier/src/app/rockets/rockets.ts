// The supplier's rockets.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RocketPage } from '@astro/api';
import { adminUrl } from '@astro/api';
import { Loaded, LoadedValue, RANGE_NAMES, foundText } from '@astro/ui';
import { ListFilter, ListPager, ListQuery, PageHead, SortHeader } from '@astro/working';

@Component({
  selector: 'app-rockets',
  imports: [ListFilter, ListPager, Loaded, LoadedValue, PageHead, RouterLink, SortHeader],
  providers: [ListQuery],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rockets.html',
})
export class Rockets {
  readonly query = inject(ListQuery);
  readonly rangeNames = RANGE_NAMES;
  readonly states = [
    { value: '', label: 'Any' },
    { value: 'flying', label: 'Flying' },
    { value: 'retired', label: 'Retired' },
  ];
  readonly page = httpResource<RocketPage>(() => ({
    url: adminUrl('/rockets'),
    params: this.query.all(),
  }));

  count(page: RocketPage): string {
    return foundText(page.total, 'rocket');
  }
}
