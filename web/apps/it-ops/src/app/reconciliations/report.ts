// One reconciliation: how far it is while it runs, what it found, and change by change what it did.
import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  effect,
  inject,
  input,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Reconciliation, ReconciliationChanges } from '@astro/api';
import { coreUrl } from '@astro/api';
import { Loaded, LoadedValue, Status, TEXT, plural } from '@astro/ui';
import { ListPager, ListQuery, PageHead } from '@astro/working';
import { ACTIONS, CLASSES, PHASES, SCOPES, foundWords, wordOf } from './words';

const PAUSE_MS = 1_000;

@Component({
  selector: 'app-reconciliation',
  imports: [...TEXT, ListPager, Loaded, LoadedValue, PageHead, RouterLink, Status],
  providers: [ListQuery],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    :host > h2 {
      margin-block: var(--s6) var(--s4);
    }
  `,
  templateUrl: './report.html',
})
export class ReconciliationReport {
  readonly query = inject(ListQuery);
  readonly id = input.required<string>();
  readonly scopes = SCOPES;
  readonly phases = PHASES;
  readonly classes = CLASSES;
  readonly actions = ACTIONS;
  readonly classOptions = Object.entries(CLASSES);
  readonly actionOptions = Object.entries(ACTIONS);
  readonly word = wordOf;
  readonly found = foundWords;
  readonly report = httpResource<Reconciliation>(() =>
    coreUrl('/reconciliations/{id}', { id: this.id() }),
  );
  readonly changes = httpResource<ReconciliationChanges>(() => ({
    url: coreUrl('/reconciliations/{id}/changes', { id: this.id() }),
    params: this.query.all(),
  }));

  constructor() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(timer);
    });
    effect(() => {
      if (!this.report.hasValue() || this.report.value().state !== 'running') return;
      if (this.report.isLoading()) return;
      timer = setTimeout(() => {
        this.report.reload();
        this.changes.reload();
      }, PAUSE_MS);
    });
  }

  total(found: Record<string, number>): number {
    return Object.values(found).reduce((sum, n) => sum + n, 0);
  }

  took(report: Reconciliation): string {
    if (report.finishedAt === null) return '–';
    const ms = Date.parse(report.finishedAt) - Date.parse(report.startedAt);
    return `${(ms / 1000).toFixed(1)} s`;
  }

  count(total: number | undefined): string {
    return plural(total ?? 0, 'change');
  }
}
