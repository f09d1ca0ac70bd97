// Runs that compare both sides of the system: what differed, what was repaired.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ReconciliationPage } from '@astro/api';
import { coreUrl } from '@astro/api';
import { Loaded, LoadedValue, Status, TEXT } from '@astro/ui';
import { ListPager, ListQuery, PageHead } from '@astro/working';
import { SCOPES, foundWords, wordOf } from './words';

@Component({
  selector: 'app-reconciliations',
  imports: [...TEXT, ListPager, Loaded, LoadedValue, PageHead, RouterLink, Status],
  providers: [ListQuery],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './reconciliations.html',
})
export class Reconciliations {
  readonly query = inject(ListQuery);
  readonly scopes = SCOPES;
  readonly word = wordOf;
  readonly found = foundWords;
  readonly page = httpResource<ReconciliationPage>(() => ({
    url: coreUrl('/reconciliations'),
    params: this.query.all(),
  }));
}
