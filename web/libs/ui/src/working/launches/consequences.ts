// What the dates, seats and price of a launch lead to, worked out while one types.
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { formatDay, formatLocal, formatMoney, monthsAfter } from '@astro/ui';
import { centsOf } from '../amount';
import type { LaunchDraft } from './launch-draft';
import { instantOf } from './launch-draft';

const DAY = 86_400_000;

@Component({
  selector: 'ab-consequences',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (dates(); as d) {
      <section class="notice" aria-labelledby="follows">
        <h2 id="follows">What follows from this</h2>
        <dl class="lines follow">
          @if (d.local; as local) {
            <div>
              <dt>At the spaceport</dt>
              <dd>{{ local }}</dd>
            </div>
          }
          <div>
            <dt>On sale until</dt>
            <dd>{{ d.saleEnds }}</dd>
          </div>
          <div>
            <dt>Customers get 90 % back until</dt>
            <dd>{{ d.ninety }}</dd>
          </div>
          <div>
            <dt>Customers get 70 % back until</dt>
            <dd>{{ d.seventy }}</dd>
          </div>
          @if (line(); as line) {
            <div>
              <dt>Go/no-go line, seats sold by {{ d.goNoGo }}</dt>
              <dd>{{ line }}</dd>
            </div>
          }
          @if (full(); as full) {
            <div>
              <dt>Every seat sold</dt>
              <dd>{{ full }}</dd>
            </div>
          }
        </dl>
      </section>
    }
  `,
})
export class Consequences {
  readonly draft = input.required<LaunchDraft>();
  readonly rocketSeats = input.required<number | null>();
  readonly zone = input.required<string | null>();

  readonly dates = computed(() => {
    const text = this.draft().departsAt;
    if (text === '') return null;
    const departs = new Date(instantOf(text));
    if (Number.isNaN(departs.getTime())) return null;
    const before = (months: number) => formatDay(monthsAfter(departs, -months).toISOString());
    const zone = this.zone();
    return {
      local: zone === null ? null : formatLocal(departs.toISOString(), zone),
      saleEnds: formatDay(new Date(departs.getTime() - 7 * DAY).toISOString()),
      ninety: before(12),
      seventy: before(3),
      goNoGo: before(4),
    };
  });
  readonly #seats = computed(() => {
    const typed = this.draft().capacity;
    return typed === '' ? this.rocketSeats() : Number(typed);
  });
  readonly line = computed(() => {
    const seats = this.#seats();
    if (seats === null || !(seats > 0)) return null;
    return `${Math.ceil((seats * 30) / 100)} of ${seats}`;
  });
  readonly full = computed(() => {
    const cents = centsOf(this.draft().priceCents);
    const seats = this.#seats();
    if (cents === null || seats === null || !(seats > 0)) return null;
    return formatMoney({ amountCents: cents * seats, currency: 'USD' });
  });
}
