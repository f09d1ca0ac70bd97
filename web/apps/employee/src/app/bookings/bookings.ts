// All bookings, found by reference, customer or launch.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AdminBookingPage } from '@astro/api';
import { adminUrl } from '@astro/api';
import { Loaded, LoadedValue, Status, TEXT, plural, stateText } from '@astro/ui';
import { ListPager, ListQuery, PageHead, SortHeader } from '@astro/working';

@Component({
  selector: 'app-bookings',
  imports: [...TEXT, ListPager, Loaded, LoadedValue, PageHead, RouterLink, SortHeader, Status],
  providers: [ListQuery],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './bookings.html',
})
export class Bookings {
  readonly query = inject(ListQuery);
  readonly states = [
    'held',
    'paying',
    'confirmed',
    'cancelled',
    'expired',
    'forfeited',
    'aborted',
    'flown',
  ].map((value) => ({ value, label: stateText(value) }));
  readonly page = httpResource<AdminBookingPage>(() => ({
    url: adminUrl('/bookings'),
    params: this.query.all(),
  }));

  count(page: AdminBookingPage): string {
    return page.total === undefined ? 'Bookings' : plural(page.total, 'booking');
  }
}
