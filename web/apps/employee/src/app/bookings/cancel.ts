// Cancel seats for a customer who asks for it.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import type { AdminBookingDetail, Cancellation } from '@astro/api';
import { AdminApi, adminUrl } from '@astro/api';
import { CancelSeats, Loaded, LoadedValue } from '@astro/ui';
import { PageHead } from '@astro/working';

@Component({
  selector: 'app-cancel',
  imports: [CancelSeats, Loaded, LoadedValue, PageHead],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ab-loaded>
      <ng-template abValue [of]="booking" let-b>
        <ab-page-head
          heading="Cancel seats"
          [sub]="b.customer.name + ' is told by e-mail; it is noted that you did it.'"
          [up]="'/bookings/' + b.id"
          [upLabel]="b.reference"
        />
        @if (b.state === 'confirmed') {
          <ab-cancel-seats
            who="The customer gets"
            [passengers]="kept()"
            [quoteUrl]="quoteUrl()"
            [cancel]="cancel"
            (done)="done()"
          />
        } @else {
          <p class="notice">There are no paid seats to cancel on this booking.</p>
        }
      </ng-template>
    </ab-loaded>
  `,
})
export class Cancel {
  readonly #api = inject(AdminApi);
  readonly #router = inject(Router);
  readonly id = input.required<string>();
  readonly booking = httpResource<AdminBookingDetail>(() =>
    adminUrl('/bookings/{id}', { id: this.id() }),
  );
  readonly kept = computed(() =>
    this.booking.hasValue()
      ? this.booking.value().passengers.filter((p) => p.state === 'kept')
      : [],
  );
  readonly quoteUrl = computed(() =>
    adminUrl('/bookings/{id}/cancellation-quote', { id: this.id() }),
  );
  readonly cancel = (key: string, wish: Cancellation) =>
    this.#api.cancelSeats(this.id(), key, wish);

  async done(): Promise<void> {
    await this.#router.navigate(['/bookings', this.id()]);
  }
}
