// A column one can order by: `<th scope="col" abSort="departure">`. First rising, then falling.
import {
  ChangeDetectionStrategy,
  Component,
  booleanAttribute,
  computed,
  inject,
  input,
} from '@angular/core';
import { ListQuery } from './list-query';

@Component({
  // The header cell itself carries aria-sort.
  // eslint-disable-next-line @angular-eslint/component-selector
  selector: 'th[abSort]',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[attr.aria-sort]': 'order()' },
  template: `
    <button type="button" class="sort" (click)="toggle()">
      <ng-content />
      <span class="sort-arrow" aria-hidden="true">{{ arrow() }}</span>
    </button>
  `,
})
export class SortHeader {
  readonly #query = inject(ListQuery);
  readonly name = input.required<string>({ alias: 'abSort' });
  /** The order the list has when the address names none: `departure`, `-createdAt`. */
  readonly standard = input('');
  readonly fallingFirst = input(false, { transform: booleanAttribute });

  readonly #sort = computed(() => this.#query.of('sort') || this.standard());
  readonly order = computed(() => {
    if (this.#sort() === this.name()) return 'ascending';
    return this.#sort() === `-${this.name()}` ? 'descending' : null;
  });
  readonly arrow = computed(() => {
    if (this.order() === null) return '';
    return this.order() === 'ascending' ? '↑' : '↓';
  });

  async toggle(): Promise<void> {
    const falling = this.order() === null ? this.fallingFirst() : this.order() === 'ascending';
    await this.#query.change({ sort: falling ? `-${this.name()}` : this.name() });
  }
}
