// Colleagues and what they may do.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ColleaguePage } from '@astro/api';
import { adminUrl } from '@astro/api';
import { Session } from '@astro/session';
import { Loaded, LoadedValue, Status, TEXT, foundText } from '@astro/ui';
import { ListFilter, ListPager, ListQuery, PageHead } from '@astro/working';
import { roleText } from './role-words';

@Component({
  selector: 'app-employees',
  imports: [...TEXT, ListFilter, ListPager, Loaded, LoadedValue, PageHead, RouterLink, Status],
  providers: [ListQuery],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './employees.html',
})
export class Employees {
  readonly #session = inject(Session);
  readonly query = inject(ListQuery);
  readonly financial = computed(() => this.#session.user()?.role === 'financial');
  readonly roleText = roleText;
  readonly page = httpResource<ColleaguePage>(() => ({
    url: adminUrl('/employees'),
    params: this.query.all(),
  }));

  count(page: ColleaguePage): string {
    return foundText(page.total, 'colleague');
  }
}
