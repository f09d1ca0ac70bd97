// The system's log by time, kind, severity and text. A row opens to all its fields.
import { httpResource } from '@angular/common/http';
import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, effect, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LogEntry, LogHistogram as Histogram, LogPage } from '@astro/api';
import { CoreApi, coreUrl } from '@astro/api';
import { FileButton, Loaded, LoadedValue, ProblemNotice, Status, TEXT, plural } from '@astro/ui';
import { ListFilter, ListPager, ListQuery, PageHead } from '@astro/working';
import { LogHistogram } from './log-histogram';
import { logQuery } from './log-query';
import { LogTail } from './log-tail';

@Component({
  selector: 'app-logs',
  imports: [
    ...TEXT,
    FileButton,
    ListFilter,
    ListPager,
    Loaded,
    LoadedValue,
    LogHistogram,
    NgTemplateOutlet,
    PageHead,
    ProblemNotice,
    RouterLink,
    Status,
  ],
  providers: [ListQuery, LogTail],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './logs.html',
  // The room is kept for what comes with the first answer.
  styles: `
    .awaited {
      visibility: hidden;
    }

    .bars-awaited {
      min-block-size: 14rem;
      margin-block-end: var(--s4);
    }
  `,
})
export class Logs {
  readonly #api = inject(CoreApi);
  readonly query = inject(ListQuery);
  readonly tail = inject(LogTail);
  readonly kinds = ['AUTH', 'ERROR', 'RECONCILE', 'NOTIFY', 'JOB', 'ALERT'];
  readonly severities = ['info', 'warning', 'error', 'critical'];
  readonly page = httpResource<LogPage>(() => ({
    url: coreUrl('/logs'),
    params: logQuery(this.query.all()),
  }));
  /** Of text, a trace or somebody nothing is counted ahead: then there are no bars. */
  readonly bars = httpResource<Histogram>(() => {
    const { kind, severity, from, to, ...rest } = logQuery(this.query.all());
    if (['q', 'trace', 'user'].some((name) => rest[name])) return undefined;
    const wanted = { kind, severity, from, to };
    const params = Object.fromEntries(
      Object.entries(wanted).filter((p): p is [string, string] => Boolean(p[1])),
    );
    return { url: coreUrl('/logs/histogram'), params };
  });
  /** The tail goes on where the newest entries are. */
  readonly followable = computed(
    () =>
      this.page.error() === undefined &&
      !['cursor', 'order', 'to'].some((name) => this.query.of(name) !== ''),
  );
  /** What the search finds, whatever the page. */
  readonly files = computed(() => {
    const search = logQuery(this.query.all());
    return {
      csv: () => this.#api.logsFile(search, 'csv'),
      ndjson: () => this.#api.logsFile(search, 'ndjson'),
    };
  });
  readonly oldestFirst = computed(() => this.query.of('order') === 'asc');

  constructor() {
    effect(() => {
      this.query.all(); // another search ends the tail of the one before
      this.tail.forget();
    });
  }

  follow(): void {
    const page = this.page.hasValue() ? this.page.value().items : [];
    this.tail.follow(logQuery(this.query.all()), page);
  }

  /** Templates lose the type of what they are given. */
  asEntry(entry: unknown): LogEntry {
    return entry as LogEntry;
  }

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
