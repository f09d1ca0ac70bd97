// Lines over time, in plain SVG. The table under it says the same in figures, so the picture is
// not read out.
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TEXT } from '@astro/ui';
import type { Line, Unit } from './figures';
import { findingOf, unitText } from './figures';

const MOST_ROWS = 60;

interface Frame {
  from: number;
  to: number;
  most: number;
}

/** A line in a box of 100 by 100; it breaks where nothing was measured for three widths. */
export function linePath(
  times: readonly number[],
  values: readonly (number | null)[],
  frame: Frame,
  width: number,
): string {
  let path = '';
  let before = -Infinity;
  values.forEach((value, i) => {
    const at = times[i];
    if (value === null || at === undefined) return;
    const x = ((at - frame.from) / (frame.to - frame.from)) * 100;
    const y = 97 - (value / frame.most) * 94;
    path += `${at - before > 3 * width ? 'M' : 'L'}${x.toFixed(2)} ${y.toFixed(2)}`;
    before = at;
  });
  return path;
}

/** The next round number: 1, 2 or 5 times a power of ten. */
export function roundUp(n: number): number {
  if (n <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(n));
  return ([1, 2, 5, 10].find((step) => step * power >= n) ?? 10) * power;
}

@Component({
  selector: 'app-time-chart',
  imports: [...TEXT],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'panel time-chart' },
  styleUrl: './time-chart.css',
  template: `
    <h3>{{ heading() }}</h3>
    <p class="soft small">{{ finding() }}</p>
    <figure>
      <div class="plot">
        <span class="most" aria-hidden="true">{{ text(frame().most) }}</span>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          @for (path of paths(); track $index) {
            <path [attr.class]="'line-' + ($index % 6)" [attr.d]="path" />
          }
        </svg>
        <div class="row spread small soft" aria-hidden="true">
          <span>{{ begin() | stamp }}</span>
          <span>{{ to() | stamp }}</span>
        </div>
      </div>
      <figcaption>
        @for (line of lines(); track line.label) {
          <span [class]="'key line-' + ($index % 6)"
            >{{ line.label }} <b>{{ last(line) }}</b></span
          >
        }
      </figcaption>
    </figure>
    <details class="more">
      <summary>The same as a table</summary>
      <div class="table-wrap" tabindex="0" role="region" [attr.aria-label]="heading()">
        <table>
          <caption class="visually-hidden">
            {{
              heading()
            }}, newest first
          </caption>
          <thead>
            <tr>
              <th scope="col">Time (UTC)</th>
              @for (line of lines(); track line.label) {
                <th scope="col" class="num">{{ line.label }}</th>
              }
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track row.at) {
              <tr>
                <th scope="row" class="nowrap">{{ row.at | stamp }}</th>
                @for (cell of row.cells; track $index) {
                  <td class="num">{{ cell === null ? '–' : text(cell) }}</td>
                }
              </tr>
            }
          </tbody>
        </table>
      </div>
    </details>
  `,
})
export class TimeChart {
  readonly heading = input.required<string>();
  readonly unit = input.required<Unit>();
  readonly lines = input.required<readonly Line[]>();
  readonly times = input.required<readonly string[]>();
  readonly from = input.required<string>();
  readonly to = input.required<string>();
  readonly everySeconds = input.required<number>();

  readonly finding = computed(() => findingOf(this.lines(), this.unit()));
  /** Where there is nothing yet, nothing is drawn: the picture begins with the first figure. */
  readonly begin = computed(() => this.times()[0] ?? this.from());
  readonly frame = computed<Frame>(() => {
    const all = this.lines().flatMap((l) => l.values.filter((v) => v !== null));
    return {
      from: Date.parse(this.begin()),
      to: Date.parse(this.to()),
      most: roundUp(Math.max(0, ...all)),
    };
  });
  readonly paths = computed(() => {
    const times = this.times().map((t) => Date.parse(t));
    const width = this.everySeconds() * 1000;
    return this.lines().map((l) => linePath(times, l.values, this.frame(), width));
  });
  /** At most sixty rows: the last ones, or each n-th. */
  readonly rows = computed(() => {
    const times = this.times();
    const step = Math.max(1, Math.ceil(times.length / MOST_ROWS));
    const rows = times.map((at, i) => ({
      at,
      cells: this.lines().map((l) => l.values[i] ?? null),
    }));
    return rows.reverse().filter((_, i) => i % step === 0);
  });

  text(value: number): string {
    return unitText(value, this.unit());
  }

  last(line: Line): string {
    const value = line.values.findLast((v) => v !== null);
    return value === undefined ? '' : this.text(value);
  }
}
