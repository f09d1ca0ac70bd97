// One booking: customer, launch, passengers, money, documents, and what happened to it.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AdminBookingDetail } from '@astro/api';
import { AdminApi, adminUrl } from '@astro/api';
import { Session } from '@astro/session';
import { FileButton, Loaded, LoadedValue, PageTitle, Status, TEXT } from '@astro/ui';
import { PageHead } from '@astro/working';
import type { Observable } from 'rxjs';
import { Transfer } from './transfer';

@Component({
  selector: 'app-booking',
  imports: [...TEXT, FileButton, Loaded, LoadedValue, PageHead, RouterLink, Status, Transfer],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './booking.html',
})
export class Booking {
  readonly #api = inject(AdminApi);
  readonly #session = inject(Session);
  readonly id = input.required<string>();
  readonly booking = httpResource<AdminBookingDetail>(() =>
    adminUrl('/bookings/{id}', { id: this.id() }),
  );

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      if (this.booking.hasValue()) title.set(`Booking ${this.booking.value().reference}`);
    });
  }

  /** The transfer that this booking waits for, for whoever may say that it has come. */
  awaited(b: AdminBookingDetail): string | null {
    if (b.state !== 'paying' || this.#session.user()?.role !== 'financial') return null;
    const open = b.payments.find(
      (p) => p.kind === 'charge' && p.provider === 'bank-transfer' && p.state === 'pending',
    );
    return open?.id ?? null;
  }

  /** Of what is kept of seats that were given up, while the launch is ahead. */
  mayGiveBack(b: AdminBookingDetail): boolean {
    const ahead = b.launch.status === 'scheduled' || b.launch.status === 'delayed';
    const kept = b.keptOfGivenUp.amountCents > 0;
    return ahead && kept && this.#session.user()?.role === 'financial';
  }

  file(number: string): () => Observable<Blob> {
    return () => this.#api.documentFile(number);
  }
}
