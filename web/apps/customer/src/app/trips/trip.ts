// One trip, as a ticket: where and when, who, how it stands, its documents, what happens next.
import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ViewEncapsulation,
  booleanAttribute,
  computed,
  effect,
  inject,
  input,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Booking } from '@astro/api';
import { customerUrl, problemOf } from '@astro/api';
import { ServerClock } from '@astro/session';
import { PageTitle, ProblemNotice, TEXT } from '@astro/ui';
import { DocumentLink } from './document-link';
import { Ticket } from './ticket';
import { timelineOf } from './timeline';

const POLL_MS = 1500;

@Component({
  selector: 'app-trip',
  imports: [...TEXT, DocumentLink, ProblemNotice, RouterLink, Ticket],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './trip.html',
  styleUrl: './trips.css',
  encapsulation: ViewEncapsulation.None,
})
export class Trip {
  readonly #clock = inject(ServerClock);
  readonly id = input.required<string>();
  /** The payment provider brings the customer back with `?paid`, whatever came of it. */
  readonly paid = input(false, {
    transform: (v: unknown) => v !== undefined && booleanAttribute(v),
  });

  readonly resource = httpResource<Booking>(() => customerUrl('/bookings/{id}', { id: this.id() }));
  readonly problem = computed(() => {
    const error = this.resource.error();
    return error === undefined ? null : problemOf(error);
  });
  readonly booking = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  readonly timeline = computed(() => {
    const booking = this.booking();
    return booking ? timelineOf(booking, new Date(this.#clock.now()).toISOString()) : [];
  });
  /** Confirmed is told at once; the invoice follows within seconds. */
  readonly #unsettled = computed(() => {
    const b = this.booking();
    if (!b) return false;
    return b.state === 'paying' || (b.state === 'confirmed' && b.documents.length === 0);
  });

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const b = this.booking();
      if (b) title.set(`Trip ${b.reference} to ${b.launch.destinationName}`);
    });
    const timer = setInterval(() => {
      if (this.#unsettled()) this.resource.reload();
    }, POLL_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
