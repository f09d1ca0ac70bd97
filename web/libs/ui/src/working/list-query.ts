// The state of a list (filters, order, page) lives in the address, and nowhere else.
import { Injectable, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { queryOf } from '@astro/api';

@Injectable()
export class ListQuery {
  readonly #route = inject(ActivatedRoute);
  readonly #router = inject(Router);
  readonly #params = toSignal(this.#route.queryParams, { requireSync: true });

  readonly all = computed(() => queryOf(this.#params()));
  readonly filtered = computed(() =>
    Object.keys(this.all()).some((name) => name !== 'sort' && name !== 'cursor'),
  );

  of(name: string): string {
    return this.all()[name] ?? '';
  }

  /** Another filter or order starts again at the first page. */
  async change(values: Record<string, string>): Promise<void> {
    const changed = Object.entries(values).map(([name, value]): [string, string | null] => {
      return [name, value === '' ? null : value];
    });
    await this.#router.navigate([], {
      relativeTo: this.#route,
      queryParams: { ...Object.fromEntries(changed), cursor: null },
      queryParamsHandling: 'merge',
    });
  }

  async submit(event: Event, form: HTMLFormElement): Promise<void> {
    event.preventDefault();
    const data = new FormData(form);
    const values = Array.from(data).map(([name, value]): [string, string] => {
      return [name, typeof value === 'string' ? value.trim() : ''];
    });
    await this.change(Object.fromEntries(values));
  }
}
