// Who did what, with what it was before and after, and how far the days are sealed.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AuditEntry, AuditPage, AuditSealPage } from '@astro/api';
import { adminUrl } from '@astro/api';
import { Loaded, LoadedValue, TEXT, plural } from '@astro/ui';
import { ListFilter, ListPager, ListQuery, PageHead } from '@astro/working';
import { ABOUT, changesOf, subjectPage } from './audit-words';

@Component({
  selector: 'app-audit',
  imports: [...TEXT, ListFilter, ListPager, Loaded, LoadedValue, PageHead, RouterLink],
  providers: [ListQuery],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './audit.html',
})
export class Audit {
  readonly query = inject(ListQuery);
  readonly about = ABOUT;
  readonly changes = changesOf;
  readonly subjectPage = subjectPage;
  readonly page = httpResource<AuditPage>(() => ({
    url: adminUrl('/audit'),
    params: this.query.all(),
  }));
  readonly seals = httpResource<AuditSealPage>(() => ({
    url: adminUrl('/audit/seals'),
    params: { limit: 1 },
  }));

  count(page: AuditPage): string {
    return plural(page.total, 'act');
  }

  sealed(page: AuditSealPage): string {
    return plural(page.total, 'day is', 'days are');
  }

  byRules(entry: AuditEntry): boolean {
    return entry.actorId === null;
  }
}
