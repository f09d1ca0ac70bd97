// Suppliers, and how far their invitation has come.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SupplierPage } from '@astro/api';
import { adminUrl } from '@astro/api';
import { Loaded, LoadedValue, Status, TEXT, foundText } from '@astro/ui';
import { ListFilter, ListPager, ListQuery, PageHead } from '@astro/working';

@Component({
  selector: 'app-suppliers',
  imports: [...TEXT, ListFilter, ListPager, Loaded, LoadedValue, PageHead, RouterLink, Status],
  providers: [ListQuery],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './suppliers.html',
})
export class Suppliers {
  readonly query = inject(ListQuery);
  readonly page = httpResource<SupplierPage>(() => ({
    url: adminUrl('/suppliers'),
    params: this.query.all(),
  }));

  count(page: SupplierPage): string {
    return foundText(page.total, 'supplier');
  }
}
