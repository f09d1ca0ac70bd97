// The bookings of all own launches, found by reference, customer or launch; also as a file.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AdminBookingPage } from '@astro/api';
import { AdminApi, adminUrl } from '@astro/api';
import { FileButton, Loaded, LoadedValue, Status, TEXT, plural, stateText } from '@astro/ui';
import { ListPager, ListQuery, PageHead, SortHeader } from '@astro/working';

@Component({
  selector: 'app-bookings',
  imports: [
    ...TEXT,
    FileButton,
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
  templateUrl: './bookings.html',
})
export class Bookings {
  readonly #api = inject(AdminApi);
  readonly query = inject(ListQuery);
  readonly states = [
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

  /** What the search finds, whatever the page. */
  readonly csv = computed(() => {
    const { cursor: _, ...search } = this.query.all();
    return () => this.#api.bookingsFile(search);
  });

  count(page: AdminBookingPage): string {
    return page.total === undefined ? 'Bookings' : plural(page.total, 'booking');
  }
}
