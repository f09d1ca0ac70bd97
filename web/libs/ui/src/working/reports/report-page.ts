// One report: a sentence, a chart, and the table with a way from each figure to what it is made of.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { UrlTree } from '@angular/router';
import { Router, RouterLink, RouterLinkActive } from '@angular/router';
import type { Report } from '@astro/api';
import { MoneyApi, adminUrl } from '@astro/api';
import { Session } from '@astro/session';
import { FileButton, Loaded, LoadedValue, plural } from '@astro/ui';
import type { Observable } from 'rxjs';
import { ListQuery } from '../list-query';
import { PageHead } from '../page-head';
import { BarChart } from './bar-chart';
import type { Cell, Column } from './report-words';
import { REPORTS, cellText, isNumber, monthText } from './report-words';

@Component({
  selector: 'ab-report-page',
  imports: [BarChart, FileButton, Loaded, LoadedValue, PageHead, RouterLink, RouterLinkActive],
  providers: [ListQuery],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './report-page.html',
})
export class ReportPage {
  readonly #api = inject(MoneyApi);
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  readonly name = input.required<string>();
  readonly query = inject(ListQuery);
  readonly report = httpResource<Report>(() => ({
    url: adminUrl('/reports/{name}', { name: this.name() }),
    params: this.query.all(),
  }));
  readonly number = isNumber;
  readonly ofSupplier = computed(() => this.#session.user()?.role === 'supplier');
  readonly all = computed(() => REPORTS.filter((r) => !this.ofSupplier() || r.ofSupplier));

  text(cell: Cell, column: Column, report: Report): string {
    return cellText(cell, column, report.currency);
  }

  /** Suppliers have pages of launches and settlements only. */
  link(cell: Cell): UrlTree | null {
    if (cell.link === null) return null;
    if (this.ofSupplier() && !/^\/(launches|settlements)/.test(cell.link)) return null;
    return this.#router.parseUrl(cell.link);
  }

  closed(report: Report): string {
    if (report.closedThrough === null) return 'No month is closed yet.';
    return `Closed up to and including ${monthText(report.closedThrough)}.`;
  }

  rows(report: Report): string {
    return plural(report.rows.length, 'row');
  }

  file(format: 'csv' | 'xlsx'): () => Observable<Blob> {
    return () => this.#api.reportFile(this.name(), format, this.query.all());
  }
}
