// Cancel seats of a trip.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Booking, Cancellation } from '@astro/api';
import { CustomerApi, customerUrl } from '@astro/api';
import { ServerClock } from '@astro/session';
import { CancelSeats, Loaded, LoadedValue, TEXT } from '@astro/ui';
import { swappable } from './swap';

@Component({
  selector: 'app-cancel',
  imports: [...TEXT, CancelSeats, Loaded, LoadedValue, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './cancel.html',
})
export class Cancel {
  readonly #api = inject(CustomerApi);
  readonly #router = inject(Router);
  readonly #clock = inject(ServerClock);
  readonly id = input.required<string>();
  readonly booking = httpResource<Booking>(() => customerUrl('/bookings/{id}', { id: this.id() }));
  readonly kept = computed(() =>
    this.booking.hasValue()
      ? this.booking.value().passengers.filter((p) => p.state === 'kept')
      : [],
  );
  readonly quoteUrl = computed(() =>
    customerUrl('/bookings/{id}/cancellation-quote', { id: this.id() }),
  );
  readonly cancel = (key: string, wish: Cancellation) => this.#api.cancel(this.id(), key, wish);

  swappable(b: Booking): boolean {
    return swappable(b, this.#clock.now());
  }

  async done(): Promise<void> {
    await this.#router.navigate(['/trips', this.id()]);
  }
}
