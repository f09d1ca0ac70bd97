// First page and next page of a list whose place is a cursor in the address.
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ListQuery } from './list-query';

@Component({
  selector: 'ab-list-pager',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (next() || query.of('cursor')) {
      <nav class="row pager" aria-label="Pages">
        @if (query.of('cursor')) {
          <a
            class="button quiet small"
            [routerLink]="[]"
            [queryParams]="{ cursor: null }"
            queryParamsHandling="merge"
            >First page</a
          >
        }
        @if (next(); as cursor) {
          <a
            class="button quiet small"
            [routerLink]="[]"
            [queryParams]="{ cursor }"
            queryParamsHandling="merge"
            >Next page</a
          >
        }
      </nav>
    }
  `,
})
export class ListPager {
  readonly query = inject(ListQuery);
  readonly next = input.required<string | null>();
}
