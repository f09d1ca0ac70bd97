// All bookings of the customer, newest first; a hold says how to go on with it.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, ViewEncapsulation, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Booking, BookingPage } from '@astro/api';
import { customerUrl, queryOf } from '@astro/api';
import { Loaded, LoadedValue, Orbit, Status, TEXT, plural } from '@astro/ui';
import { CalendarSubscription } from './calendar-subscription';

@Component({
  selector: 'app-trips',
  imports: [...TEXT, CalendarSubscription, Loaded, LoadedValue, Orbit, RouterLink, Status],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './trips.html',
  styleUrl: './trips.css',
  encapsulation: ViewEncapsulation.None,
})
export class Trips {
  readonly cursor = input<string>();
  readonly page = httpResource<BookingPage>(() => ({
    url: customerUrl('/bookings'),
    params: queryOf({ cursor: this.cursor() }),
  }));

  seats(booking: Booking): string {
    return plural(booking.seats, 'seat');
  }
}
