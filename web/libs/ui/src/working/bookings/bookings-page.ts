// Bookings, found by reference, customer or launch: all of them for employees; for a supplier those
// of its launches, also as a file.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AdminBookingPage } from '@astro/api';
import { AdminApi, adminUrl } from '@astro/api';
import { FileButton, Loaded, LoadedValue, Status, TEXT, foundText, stateText } from '@astro/ui';
import { ListFilter } from '../list-filter';
import { ListPager } from '../list-pager';
import { ListQuery } from '../list-query';
import { PageHead } from '../page-head';
import { SortHeader } from '../sort-header';
import { WORKING_APP } from '../working-app';

const STATES = ['paying', 'confirmed', 'cancelled', 'expired', 'forfeited', 'aborted', 'flown'];

@Component({
  selector: 'ab-bookings-page',
  imports: [
    ...TEXT,
    FileButton,
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
  templateUrl: './bookings-page.html',
})
export class BookingsPage {
  readonly #api = inject(AdminApi);
  readonly query = inject(ListQuery);
  /** A supplier's; it sees a booking from its payment on. */
  readonly own = inject(WORKING_APP).roles.includes('supplier');
  readonly appears = this.own
    ? 'A booking appears here from its payment on.'
    : 'Every hold and booking appears here.';
  readonly states = (this.own ? STATES : ['held', ...STATES]).map((value) => ({
    value,
    label: stateText(value),
  }));
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
    return foundText(page.total, 'booking');
  }
}
