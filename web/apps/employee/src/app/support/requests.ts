// What customers ask, searched; what waits is on the work list too.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SupportList } from '@astro/api';
import { adminUrl } from '@astro/api';
import { Loaded, LoadedValue, Status, TEXT, foundText, stateText } from '@astro/ui';
import { ListFilter, ListPager, ListQuery, PageHead } from '@astro/working';

@Component({
  selector: 'app-support-requests',
  imports: [...TEXT, ListFilter, ListPager, Loaded, LoadedValue, PageHead, RouterLink, Status],
  providers: [ListQuery],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './requests.html',
})
export class SupportRequests {
  readonly query = inject(ListQuery);
  readonly states = ['open', 'answered', 'closed'];
  readonly text = stateText;
  readonly page = httpResource<SupportList>(() => ({
    url: adminUrl('/support-requests'),
    params: this.query.all(),
  }));

  count(page: SupportList): string {
    return foundText(page.total, 'request');
  }
}
