// The filters of a list, which live in the address: a choice applies at once, text on Search.
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ListQuery } from './list-query';

@Component({
  selector: 'ab-list-filter',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form
      class="filter-row"
      role="search"
      #f
      (submit)="query.submit($event, f)"
      (change)="chosen($event, f)"
    >
      <ng-content />
      <button class="button quiet">Search</button>
      @if (query.filtered()) {
        <a class="clear" [routerLink]="[]">Clear</a>
      }
    </form>
  `,
})
export class ListFilter {
  readonly query = inject(ListQuery);

  async chosen(event: Event, form: HTMLFormElement): Promise<void> {
    if (event.target instanceof HTMLSelectElement) await this.query.submit(event, form);
  }
}
