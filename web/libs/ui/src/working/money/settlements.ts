// What suppliers get for launches that have flown, newest first. A supplier sees its own.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SettlementPage } from '@astro/api';
import { adminUrl } from '@astro/api';
import { Session } from '@astro/session';
import { Loaded, LoadedValue, Status, TEXT, foundText, stateText } from '@astro/ui';
import { ListFilter } from '../list-filter';
import { ListPager } from '../list-pager';
import { ListQuery } from '../list-query';
import { PageHead } from '../page-head';

@Component({
  selector: 'ab-settlements',
  imports: [...TEXT, ListFilter, ListPager, Loaded, LoadedValue, PageHead, RouterLink, Status],
  providers: [ListQuery],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './settlements.html',
})
export class Settlements {
  readonly #session = inject(Session);
  readonly query = inject(ListQuery);
  readonly states = ['awaiting-invoice', 'to-pay', 'settled'];
  readonly text = stateText;
  readonly ofSupplier = computed(() => this.#session.user()?.role === 'supplier');
  readonly page = httpResource<SettlementPage>(() => ({
    url: adminUrl('/settlements'),
    params: this.query.all(),
  }));

  count(page: SettlementPage): string {
    return foundText(page.total, 'settlement');
  }
}
