// Money that goes back to customers.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RefundPage } from '@astro/api';
import { adminUrl } from '@astro/api';
import { Loaded, LoadedValue, Status, TEXT, foundText, stateText } from '@astro/ui';
import { ListFilter, ListPager, ListQuery, PageHead } from '@astro/working';
import { REFUND_STATES, whyRefunded } from './refund-words';

@Component({
  selector: 'app-refunds',
  imports: [...TEXT, ListFilter, ListPager, Loaded, LoadedValue, PageHead, RouterLink, Status],
  providers: [ListQuery],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './refunds.html',
})
export class Refunds {
  readonly query = inject(ListQuery);
  readonly states = REFUND_STATES;
  readonly why = whyRefunded;
  readonly text = stateText;
  readonly page = httpResource<RefundPage>(() => ({
    url: adminUrl('/refunds'),
    params: this.query.all(),
  }));

  count(page: RefundPage): string {
    return foundText(page.total, 'refund');
  }
}
