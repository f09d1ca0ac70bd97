// The ticket: route, date and time at both clocks, reference, seats and sum.
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Booking } from '@astro/api';
import { Orbit, RANGE_NAMES, Status, TEXT, formatLocal } from '@astro/ui';

@Component({
  selector: 'app-ticket',
  imports: [...TEXT, Orbit, Status],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './ticket.html',
})
export class Ticket {
  readonly booking = input.required<Booking>();
  readonly rangeName = computed(() => RANGE_NAMES[this.booking().launch.range]);
  readonly local = computed(() => {
    const launch = this.booking().launch;
    return `${formatLocal(launch.departsAt, launch.spaceportTimeZone)} at ${launch.spaceportName}`;
  });
}
