// Bars of one or two columns of a report, drawn by the first column. The table below it says the
// same in figures, so the picture itself is not read out.
import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  computed,
  inject,
  input,
} from '@angular/core';
import type { Report } from '@astro/api';
import { cellText } from './report-words';

const WIDE = 960;
const NARROW = 340;
const HEIGHT = 220;
const FLOOR = 190;
const MOST = 24;
/** Labels of less are not read. */
const LABEL = 44;

interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
  series: number;
  title: string;
}

@Component({
  selector: 'ab-bar-chart',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (bars().length > 0) {
      <figure class="chart">
        <svg [attr.viewBox]="box" aria-hidden="true">
          <line class="axis" x1="0" [attr.x2]="width" [attr.y1]="zero()" [attr.y2]="zero()" />
          @for (b of bars(); track $index) {
            <rect
              [attr.class]="'series-' + b.series"
              [attr.x]="b.x"
              [attr.y]="b.y"
              [attr.width]="b.width"
              [attr.height]="b.height"
              rx="2"
            >
              <title>{{ b.title }}</title>
            </rect>
          }
          @for (l of labels(); track $index) {
            <text [attr.x]="l.x" y="212" text-anchor="middle">{{ l.text }}</text>
          }
        </svg>
        <figcaption>
          @for (s of series(); track s.key; let i = $index) {
            <span [class]="'legend series-' + i">{{ s.label }}</span>
          }
        </figcaption>
      </figure>
    }
  `,
})
export class BarChart {
  readonly report = input.required<Report>();
  /** Drawn for the screen it is on, so that its letters keep their size. */
  readonly width = (inject(DOCUMENT).defaultView?.innerWidth ?? WIDE) < 704 ? NARROW : WIDE;
  readonly box = `0 0 ${this.width} ${HEIGHT}`;

  readonly series = computed(() => {
    const { columns, chart } = this.report();
    return columns
      .map((column, at) => ({ ...column, at }))
      .filter((column) => chart.includes(column.key));
  });
  readonly #rows = computed(() => this.report().rows.slice(0, MOST));
  readonly #values = computed(() =>
    this.#rows().map((row) => this.series().map((s) => Number(row[s.at]?.value ?? 0))),
  );
  readonly #scale = computed(() => {
    const all = this.#values().flat();
    const percent = this.series().some((s) => s.type === 'percent');
    const high = Math.max(percent ? 100 : 0, ...all);
    const low = Math.min(0, ...all);
    return { high, factor: high === low ? 0 : (FLOOR - 10) / (high - low) };
  });
  readonly zero = computed(() => 10 + this.#scale().high * this.#scale().factor);
  readonly #step = computed(() => this.width / Math.max(1, this.#rows().length));

  readonly bars = computed<Bar[]>(() => {
    if (this.#scale().factor === 0) return [];
    const width = Math.min(40, (this.#step() * 0.7) / this.series().length);
    return this.#values().flatMap((values, row) =>
      values.map((value, at) => this.#bar(value, row, at, width)),
    );
  });

  readonly labels = computed(() => {
    const { columns, currency } = this.report();
    const [first] = columns;
    if (!first) return [];
    const every = Math.ceil(LABEL / this.#step());
    const most = Math.max(4, Math.floor((every * this.#step()) / 7.5));
    return this.#rows().flatMap((row, at) => {
      if (at % every !== 0) return [];
      const text = row[0] ? cellText(row[0], first, currency) : '';
      const short = text.length > most ? `${text.slice(0, most - 1)}…` : text;
      return [{ text: short, x: (at + 0.5) * this.#step() }];
    });
  });

  #bar(value: number, row: number, series: number, width: number): Bar {
    const height = Math.abs(value) * this.#scale().factor;
    const left = (row + 0.5) * this.#step() - (this.series().length * width) / 2;
    const column = this.series()[series];
    const text = column ? cellText({ value, link: null }, column, this.report().currency) : '';
    return {
      x: left + series * width,
      y: value < 0 ? this.zero() : this.zero() - height,
      width: Math.max(1, width - 2),
      height,
      series,
      title: `${column?.label ?? ''}: ${text}`,
    };
  }
}
