// Every process and what it depends on, asked again every five seconds; what waits, and how all
// that went over time.
import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  computed,
  inject,
  linkedSignal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Health, HealthHistory } from '@astro/api';
import { coreUrl } from '@astro/api';
import { Loaded, LoadedValue, Status, TEXT, plural } from '@astro/ui';
import { ListQuery, PageHead } from '@astro/working';
import type { Figures, Tile, Unit } from './figures';
import { CHARTS, TILES, linesOf, unitText } from './figures';
import { TimeChart } from './time-chart';

const EVERY_MS = 5000;
const HISTORY_EVERY_MS = 30_000;

type Process = Health['processes'][number];

@Component({
  selector: 'app-health',
  imports: [...TEXT, Loaded, LoadedValue, PageHead, RouterLink, Status, TimeChart],
  providers: [ListQuery],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './health.css',
  templateUrl: './health.html',
})
export class HealthPage {
  readonly query = inject(ListQuery);
  readonly ranges = ['hour', 'day', 'week', 'month'] as const;
  readonly range = computed(() => this.query.of('range') || 'hour');
  readonly health = httpResource<Health>(() => coreUrl('/health'));
  readonly history = httpResource<HealthHistory>(() => ({
    url: coreUrl('/health/history'),
    params: { range: this.range() },
  }));
  /** What comes below waits for what comes above, so that nothing jumps. */
  readonly told = linkedSignal<boolean, boolean>({
    source: () => this.health.hasValue() || this.health.error() !== undefined,
    computation: (now, before) => now || before?.value === true,
  });
  readonly #series = computed(() => (this.history.hasValue() ? this.history.value().series : []));
  readonly charts = computed(() =>
    CHARTS.map((spec) => ({ ...spec, lines: linesOf(spec, this.#series()) })),
  );

  constructor() {
    const now = setInterval(() => this.health.reload(), EVERY_MS);
    const past = setInterval(() => this.history.reload(), HISTORY_EVERY_MS);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(now);
      clearInterval(past);
    });
  }

  /** What the whole page says, in one sentence. */
  verdict(health: Health): string {
    const away = health.processes.filter((p) => p.state !== 'up').map((p) => p.name);
    const lost = health.processes.flatMap((p) =>
      p.dependencies.filter((d) => d.state !== 'up').map((d) => `${d.name} for ${p.name}`),
    );
    if (away.length > 0) return `Not well: ${[...away, ...lost].join(', ')}.`;
    if (lost.length > 0) return `Away: ${lost.join(', ')}.`;
    return `All ${plural(health.processes.length, 'process', 'processes')} answer, and all they depend on.`;
  }

  well(health: Health): boolean {
    return health.processes.every(
      (p) => p.state === 'up' && p.dependencies.every((d) => d.state === 'up'),
    );
  }

  tiles(figures: Figures): (Tile & { text: string; marked: boolean })[] {
    return TILES.map((tile) => {
      const value = figures[tile.figure];
      return {
        ...tile,
        text: value === undefined ? '–' : unitText(value, tile.unit),
        marked: value !== undefined && value >= tile.much,
      };
    });
  }

  figure(process: Process, name: string, unit: Unit): string {
    const value = process.figures[name];
    return value === undefined ? '–' : unitText(value, unit);
  }

  /** Tenths of a millisecond, as even a local answer takes some. */
  took(milliseconds: number | null): string {
    return milliseconds === null ? '–' : `${milliseconds.toFixed(1)} ms`;
  }

  /** Where an alert sends to, such as `/jobs?state=dead`. */
  path(page: string): string {
    return page.split('?')[0] ?? page;
  }

  params(page: string): Record<string, string> {
    return Object.fromEntries(new URLSearchParams(page.split('?')[1] ?? ''));
  }

  show(range: string): Promise<void> {
    return this.query.change({ range: range === 'hour' ? '' : range });
  }
}
