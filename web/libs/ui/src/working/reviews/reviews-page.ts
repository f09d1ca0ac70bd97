// Reviews of flights: all of them for employees, for a supplier its own.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ReviewList } from '@astro/api';
import { adminUrl } from '@astro/api';
import { Loaded, LoadedValue, Status, TEXT, foundText, starRow, starsText } from '@astro/ui';
import { ListFilter } from '../list-filter';
import { ListPager } from '../list-pager';
import { ListQuery } from '../list-query';
import { PageHead } from '../page-head';
import { SortHeader } from '../sort-header';
import { WORKING_APP } from '../working-app';

@Component({
  selector: 'ab-reviews-page',
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
  templateUrl: './reviews-page.html',
})
export class ReviewsPage {
  readonly query = inject(ListQuery);
  readonly own = inject(WORKING_APP).roles.includes('supplier');
  readonly row = starRow;
  readonly words = starsText;
  readonly stars = [5, 4, 3, 2, 1].map((n) => ({ value: String(n), label: starsText(n) }));
  readonly page = httpResource<ReviewList>(() => ({
    url: adminUrl('/reviews'),
    params: this.query.all(),
  }));

  count(page: ReviewList): string {
    return foundText(page.total, 'review');
  }
}
