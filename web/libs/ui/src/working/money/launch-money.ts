// The money of one launch: what came, what went back, our fee and why, what is left.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LaunchMoney as Money } from '@astro/api';
import { adminUrl } from '@astro/api';
import { Loaded, LoadedValue, Status, TEXT } from '@astro/ui';
import { WORKING_APP } from '../working-app';

/** `1 %`, `0.8 %`; of an aborted launch nothing, its fee is fixed. */
export function rateText(perMille: number): string {
  return perMille === 0 ? 'fixed' : `${perMille / 10} %`;
}

@Component({
  selector: 'ab-launch-money',
  imports: [...TEXT, Loaded, LoadedValue, RouterLink, Status],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="panel" aria-labelledby="money">
      <h2 id="money">Money</h2>
      <ab-loaded>
        <ng-template abValue [of]="money" let-m>
          <dl class="facts">
            <div>
              <dt>Paid by customers</dt>
              <dd class="figure">{{ m.gross | money }}</dd>
            </div>
            <div>
              <dt>Given back</dt>
              <dd class="figure">{{ m.refunds | money }}</dd>
            </div>
            <div>
              <dt>Our fee, {{ rate(m.feeRatePerMille) }}</dt>
              <dd class="figure">{{ m.fee | money }}</dd>
              <dd class="soft small">{{ m.feeReason }}</dd>
            </div>
            <div>
              <dt>{{ receiver }}{{ m.settlement ? '' : ', as it stands' }}</dt>
              <dd class="figure">{{ m.net | money }}</dd>
            </div>
          </dl>
          @if (m.settlement; as state) {
            <p class="row">
              <ab-status [state]="state" />
              <a [routerLink]="['/settlements', id()]">See the settlement</a>
            </p>
          }
        </ng-template>
      </ab-loaded>
    </section>
  `,
})
export class LaunchMoney {
  readonly id = input.required<string>();
  readonly money = httpResource<Money>(() => adminUrl('/launches/{id}/money', { id: this.id() }));
  readonly rate = rateText;
  readonly receiver = inject(WORKING_APP).roles.includes('supplier')
    ? 'For you'
    : 'For the supplier';
}
