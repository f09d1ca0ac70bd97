// How much was logged when, above the list: a bar narrows the list to its time. The table under it
// says and does the same, so the picture is not read out.
import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { LogHistogram as Histogram } from '@astro/api';
import { TEXT } from '@astro/ui';
import type { Bar } from './log-bars';
import { LEVELS, findingOf, piecesOf, rangeOf, totalOf } from './log-bars';

@Component({
  selector: 'app-log-histogram',
  imports: [...TEXT],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'panel above' },
  styleUrl: './log-histogram.css',
  template: `
    <p class="soft small">{{ finding() }}</p>
    <svg
      [attr.viewBox]="'0 0 ' + of().items.length + ' 100'"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      @for (bar of of().items; track bar.at; let i = $index) {
        <g (click)="choose(bar)">
          <title>{{ bar.at | stamp }}: {{ total(bar) }}</title>
          <rect class="hit" [attr.x]="i" y="0" width="1" height="100" />
          @for (piece of pieces(bar); track piece.level) {
            <rect
              [attr.class]="'level-' + piece.level"
              [attr.x]="i + 0.1"
              [attr.y]="piece.y"
              width="0.8"
              [attr.height]="piece.height"
            />
          }
        </g>
      }
    </svg>
    <div class="row spread small soft" aria-hidden="true">
      <span>{{ of().items[0]?.at ?? '' | stamp }}</span>
      <span class="keys">
        @for (level of levels; track level) {
          <span [class]="'key level-' + level">{{ level }}</span>
        }
      </span>
      <span>{{ of().items[of().items.length - 1]?.at ?? '' | stamp }}</span>
    </div>
    <details class="more">
      <summary>The same as a table</summary>
      <div class="table-wrap" tabindex="0" role="region" aria-label="Entries over time">
        <table>
          <caption class="visually-hidden">
            Entries over time, newest first
          </caption>
          <thead>
            <tr>
              <th scope="col">From (UTC)</th>
              @for (level of levels; track level) {
                <th scope="col" class="num">{{ level }}</th>
              }
            </tr>
          </thead>
          <tbody>
            @for (bar of filled(); track bar.at) {
              <tr>
                <th scope="row">
                  <button type="button" class="link nowrap" (click)="choose(bar)">
                    {{ bar.at | stamp }}
                  </button>
                </th>
                @for (level of levels; track level) {
                  <td class="num">{{ bar[level].toLocaleString('en') }}</td>
                }
              </tr>
            }
          </tbody>
        </table>
      </div>
    </details>
  `,
})
export class LogHistogram {
  readonly of = input.required<Histogram>();
  /** The filters of the list for the chosen bar. */
  readonly chosen = output<{ from: string; to: string }>();
  readonly levels = LEVELS;
  readonly total = totalOf;

  readonly finding = computed(() => findingOf(this.of().items));
  readonly filled = computed(() =>
    this.of()
      .items.filter((bar) => totalOf(bar) > 0)
      .reverse(),
  );
  readonly #most = computed(() => Math.max(...this.of().items.map(totalOf)));

  pieces(bar: Bar) {
    return piecesOf(bar, this.#most());
  }

  choose(bar: Bar): void {
    this.chosen.emit(rangeOf(bar, this.of().barSeconds));
  }
}
