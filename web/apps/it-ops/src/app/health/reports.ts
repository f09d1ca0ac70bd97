// Health reports: what every day and week was like, as files, and by e-mail for whoever wishes so.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { HealthReport, HealthReportChoice, HealthReportList } from '@astro/api';
import { CoreApi, coreUrl, problemOf } from '@astro/api';
import { Action, FileButton, Loaded, LoadedValue, ProblemNotice, TEXT } from '@astro/ui';
import { PageHead } from '@astro/working';
import type { Observable } from 'rxjs';
import { firstValueFrom } from 'rxjs';

type Every = HealthReportChoice['every'];
type Format = 'pdf' | 'csv';

interface Row {
  id: string;
  period: string;
  span: string;
  madeAt: string | null;
  findings: readonly string[] | null;
  files: { format: Format; label: string; name: string; file: () => Observable<Blob> }[];
}

const CHOICES: readonly { every: Every; label: string; said: string }[] = [
  { every: 'never', label: 'Never', said: 'You get no health reports by e-mail.' },
  { every: 'daily', label: 'Every day', said: 'You get yesterday’s report every morning.' },
  { every: 'weekly', label: 'Every week', said: 'You get last week’s report on Monday morning.' },
];

@Component({
  selector: 'app-health-reports',
  imports: [...TEXT, FileButton, Loaded, LoadedValue, PageHead, ProblemNotice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './reports.html',
  styles: `
    .by-mail {
      display: grid;
      gap: var(--s3);
      justify-items: start;
      margin-block-end: var(--s6);
    }

    .choices {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s2);
    }

    /* One line, known or not yet. */
    .chosen {
      min-block-size: 1lh;
    }

    .findings {
      display: grid;
      gap: var(--s1);
      margin: 0;
      padding: 0;
      list-style: none;
    }

    .files {
      display: flex;
      gap: var(--s4);
    }
  `,
})
export class HealthReports {
  readonly #api = inject(CoreApi);
  readonly choices = CHOICES;
  readonly action = new Action();
  readonly chosen = signal<Every | null>(null);
  readonly list = httpResource<HealthReportList>(() => coreUrl('/health/reports'));
  readonly choice = httpResource<HealthReportChoice>(() => coreUrl('/me/health-report'));

  /** Nothing until it is known. */
  readonly every = computed(
    () => this.chosen() ?? (this.choice.hasValue() ? this.choice.value().every : null),
  );
  readonly said = computed(() => CHOICES.find((c) => c.every === this.every())?.said ?? '');
  readonly problem = computed(() => {
    const error = this.choice.error();
    return this.action.problem() ?? (error === undefined ? null : problemOf(error));
  });

  async choose(every: Every): Promise<void> {
    await this.action.run(async () => {
      this.chosen.set((await firstValueFrom(this.#api.chooseHealthReport(every))).every);
    });
  }

  /** What there is of today comes first: it is made when it is asked for. */
  rows(list: HealthReportList): Row[] {
    const today = this.row({ id: 'today', period: 'Today so far', span: 'day' });
    return [today, ...list.items.map((r) => this.row(r))];
  }

  row(r: Pick<HealthReport, 'id' | 'period' | 'span'> & Partial<HealthReport>): Row {
    const file = (format: Format, label: string) => ({
      format,
      label,
      name: `health-${r.id}.${format}`,
      file: () => this.#api.healthReport(r.id, format),
    });
    return {
      id: r.id,
      period: r.period,
      span: r.span === 'week' ? 'Week' : 'Day',
      madeAt: r.madeAt ?? null,
      findings: r.findings ?? null,
      files: [file('pdf', 'PDF'), file('csv', 'CSV')],
    };
  }
}
