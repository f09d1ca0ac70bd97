// How the seats of a launch sold over time: sold and held seats as areas, its go/no-go line and the
// day that counts. The table under it says the same in figures, so the picture is not read out.
import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import type { AdminLaunchDetail, SeatCounts } from '@astro/api';
import { adminUrl } from '@astro/api';
import { ServerClock } from '@astro/session';
import { Loaded, LoadedValue, TEXT, plural } from '@astro/ui';

export type SeatCount = SeatCounts['items'][number];

const MONTH_MS = 30 * 86_400_000;
const HOUR_MS = 3_600_000;

const time = (at: string): number => new Date(at).getTime();
const gone = (c: SeatCount): number => c.sold + c.forfeited;

/** An area of steps, in a box of 100 by 100: what was counted holds until the next count. */
export function stepArea(
  counts: readonly SeatCount[],
  value: (c: SeatCount) => number,
  frame: { from: number; to: number; most: number },
): string {
  const x = (at: number): string =>
    ((Math.max(0, at - frame.from) / (frame.to - frame.from)) * 100).toFixed(2);
  const y = (n: number): string => (100 - (n / frame.most) * 100).toFixed(2);
  const steps = counts.map((c) => `H${x(time(c.at))}V${y(value(c))}`).join('');
  return `M0 100${steps}H100V100Z`;
}

/** What happened to sales in the last 30 days. */
export function lately(counts: readonly SeatCount[], now: number): string {
  const last = counts.at(-1);
  if (!last) return '';
  const before = counts.filter((c) => time(c.at) <= now - MONTH_MS).at(-1);
  const change = gone(last) - (before ? gone(before) : 0);
  if (change === 0) return 'Nothing changed in the last 30 days.';
  return change > 0
    ? `${plural(change, 'seat')} sold in the last 30 days.`
    : `${plural(-change, 'seat')} fewer than 30 days ago.`;
}

@Component({
  selector: 'ab-seat-chart',
  imports: [...TEXT, Loaded, LoadedValue],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'seats-over-time' },
  template: `
    <ab-loaded>
      <ng-template abValue [of]="counts" let-all>
        @if (all.items.length > 0) {
          <p>{{ finding(all.items) }}</p>
          <figure class="seat-chart">
            <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
              <path class="held" [attr.d]="areas().held" />
              <path class="sold" [attr.d]="areas().sold" />
              <line class="go-line" x1="0" x2="100" [attr.y1]="line()" [attr.y2]="line()" />
              @if (deadline(); as at) {
                <line class="go-day" [attr.x1]="at" [attr.x2]="at" y1="0" y2="100" />
              }
            </svg>
            <div class="row spread small soft">
              <span>{{ launch().createdAt | shortDay }}</span>
              <span>{{ end() | shortDay }}</span>
            </div>
            <figcaption>
              <span class="legend sold">Sold</span>
              <span class="legend held">On hold</span>
              <span class="legend go-line">Go/no-go line, {{ needed() }}</span>
              @if (deadline()) {
                <span class="legend go-day">{{ launch().goNoGo.deadline | shortDay }}</span>
              }
            </figcaption>
          </figure>
          <details class="more">
            <summary>The same as a table</summary>
            <div class="table-wrap">
              <table class="cards-on-phone">
                <caption class="visually-hidden">
                  Seats over time, newest first
                </caption>
                <thead>
                  <tr>
                    <th scope="col">Counted</th>
                    <th scope="col" class="num">Sold</th>
                    <th scope="col" class="num">On hold</th>
                    <th scope="col" class="num">Forfeited</th>
                    <th scope="col" class="num">Free</th>
                  </tr>
                </thead>
                <tbody>
                  @for (c of newestFirst(); track c.at) {
                    <tr>
                      <th scope="row" class="nowrap">{{ c.at | instant }}</th>
                      <td data-label="Sold" class="num">{{ c.sold }}</td>
                      <td data-label="On hold" class="num">{{ c.held }}</td>
                      <td data-label="Forfeited" class="num">{{ c.forfeited }}</td>
                      <td data-label="Free" class="num">{{ c.free }}</td>
                    </tr>
                  }
                </tbody>
              </table>
            </div>
          </details>
        } @else {
          <p class="soft">Nothing was counted yet. The first count comes within a minute or two.</p>
        }
      </ng-template>
    </ab-loaded>
  `,
})
export class SeatChart {
  readonly #clock = inject(ServerClock);
  readonly launch = input.required<AdminLaunchDetail>();
  readonly #id = computed(() => this.launch().id);
  readonly counts = httpResource<SeatCounts>(() =>
    adminUrl('/launches/{id}/seats', { id: this.#id() }),
  );
  readonly #items = computed(() => (this.counts.hasValue() ? this.counts.value().items : []));
  readonly newestFirst = computed(() => [...this.#items()].reverse());

  constructor() {
    // A newer count of the launch belongs into its history.
    let known = '';
    effect(() => {
      const asOf = this.launch().seats.asOf ?? '';
      if (known !== '' && asOf !== known) untracked(() => this.counts.reload());
      known = asOf;
    });
  }

  readonly #frame = computed(() => {
    const from = time(this.launch().createdAt);
    const last = this.#items().at(-1);
    const to = Math.max(from + HOUR_MS, this.#clock.now(), last ? time(last.at) : 0);
    return { from, to, most: this.launch().capacity };
  });
  readonly needed = computed(() => plural(this.launch().goNoGo.neededSeats, 'seat'));
  readonly end = computed(() => new Date(this.#frame().to).toISOString());
  readonly areas = computed(() => ({
    sold: stepArea(this.#items(), gone, this.#frame()),
    held: stepArea(this.#items(), (c) => gone(c) + c.held, this.#frame()),
  }));
  readonly line = computed(
    () => 100 - (this.launch().goNoGo.neededSeats / this.launch().capacity) * 100,
  );
  /** Where the day that counts lies, if it lies in the picture. */
  readonly deadline = computed(() => {
    const { from, to } = this.#frame();
    const share = ((time(this.launch().goNoGo.deadline) - from) / (to - from)) * 100;
    return share > 0 && share < 100 ? share : null;
  });

  finding(items: readonly SeatCount[]): string {
    const last = items.at(-1);
    const sold = last ? gone(last) : 0;
    return `${sold} of ${plural(this.launch().capacity, 'seat')} sold. ${lately(items, this.#clock.now())}`;
  }
}
