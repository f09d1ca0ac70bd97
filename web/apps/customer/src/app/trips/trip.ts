// One trip, as a ticket: where and when, who, how it stands, its documents, what happens next.
import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  DestroyRef,
  ViewEncapsulation,
  booleanAttribute,
  computed,
  effect,
  inject,
  input,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Booking, Repayment } from '@astro/api';
import { CustomerApi, customerUrl, problemOf } from '@astro/api';
import { ServerClock } from '@astro/session';
import { FileButton, PageTitle, ProblemNotice, TEXT } from '@astro/ui';
import type { Observable } from 'rxjs';
import { backInLanguage } from '../booking/language-kept';
import { DocumentLink } from './document-link';
import { OwnReview } from './own-review';
import { Ticket } from './ticket';
import { swappable } from './swap';
import { timelineOf } from './timeline';

const POLL_MS = 1500;

const WHY: Record<Repayment['reason'], string> = {
  cancellation: 'Seats cancelled',
  aborted: 'Launch cancelled',
  late: 'Paid after the seats had gone',
  doubled: 'Paid twice',
  overpaid: 'Paid too much',
  manual: 'Arranged with us',
};

const STANDING: Record<Repayment['state'], string> = {
  owed: 'On its way',
  'in-approval': 'In approval',
  pending: 'On its way',
  paid: 'Paid back',
  failed: 'We are looking into it',
};

@Component({
  selector: 'app-trip',
  imports: [...TEXT, DocumentLink, FileButton, OwnReview, ProblemNotice, RouterLink, Ticket],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './trip.html',
  styleUrl: './trips.css',
  encapsulation: ViewEncapsulation.None,
})
export class Trip {
  readonly #api = inject(CustomerApi);
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
    return (
      b.state === 'cancelling' ||
      (b.state === 'paying' && !b.payment?.dueAt) ||
      ((b.state === 'confirmed' || b.state === 'paying') && b.documents.length === 0)
    );
  });

  constructor() {
    const window = inject(DOCUMENT).defaultView;
    if (window) backInLanguage(window);
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

  boardingPasses(id: string): () => Observable<Blob> {
    return () => this.#api.boardingPasses(id);
  }

  calendar(id: string): () => Observable<Blob> {
    return () => this.#api.calendarFile(id);
  }

  swappable(booking: Booking): boolean {
    return swappable(booking, this.#clock.now());
  }

  why(repayment: Repayment): string {
    return WHY[repayment.reason];
  }

  standing(repayment: Repayment): string {
    return STANDING[repayment.state];
  }
}
