// Customers: found by name, address, telephone or tax id.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CustomerPage } from '@astro/api';
import { adminUrl } from '@astro/api';
import { Loaded, LoadedValue, Status, TEXT, foundText } from '@astro/ui';
import { ListFilter, ListPager, ListQuery, PageHead, SortHeader } from '@astro/working';

@Component({
  selector: 'app-customers',
  imports: [
    ...TEXT,
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
  templateUrl: './customers.html',
})
export class Customers {
  readonly query = inject(ListQuery);
  readonly page = httpResource<CustomerPage>(() => ({
    url: adminUrl('/customers'),
    params: this.query.all(),
  }));

  count(page: CustomerPage): string {
    return foundText(page.total, 'customer');
  }
}
