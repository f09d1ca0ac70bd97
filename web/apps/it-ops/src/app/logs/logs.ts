// The system's log by time, kind, severity and text. A row opens to all its fields.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LogEntry, LogPage } from '@astro/api';
import { coreUrl } from '@astro/api';
import { Loaded, LoadedValue, Status, TEXT, plural } from '@astro/ui';
import { ListPager, ListQuery, PageHead } from '@astro/working';
import { logQuery } from './log-query';

@Component({
  selector: 'app-logs',
  imports: [...TEXT, ListPager, Loaded, LoadedValue, PageHead, RouterLink, Status],
  providers: [ListQuery],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './logs.html',
})
export class Logs {
  readonly query = inject(ListQuery);
  readonly kinds = ['AUTH', 'ERROR', 'RECONCILE', 'NOTIFY', 'JOB'];
  readonly severities = ['info', 'warning', 'error', 'critical'];
  readonly page = httpResource<LogPage>(() => ({
    url: coreUrl('/logs'),
    params: logQuery(this.query.all()),
  }));
  readonly oldestFirst = computed(() => this.query.of('order') === 'asc');

  count(total: number | undefined): string {
    return total === undefined ? 'Entries' : plural(total, 'entry', 'entries');
  }

  fields(entry: LogEntry): { name: string; value: string }[] {
    return Object.entries(entry.fields).map(([name, value]) => ({
      name,
      value: typeof value === 'string' ? value : JSON.stringify(value),
    }));
  }

  async turn(): Promise<void> {
    await this.query.change({ order: this.oldestFirst() ? '' : 'asc' });
  }
}
