// One booking: customer, launch, passengers, money, documents, and what happened to it.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, effect, inject, input } from '@angular/core';
import type { AdminBookingDetail } from '@astro/api';
import { AdminApi, adminUrl } from '@astro/api';
import { FileButton, Loaded, LoadedValue, PageTitle, Status, TEXT } from '@astro/ui';
import { PageHead } from '@astro/working';
import type { Observable } from 'rxjs';

@Component({
  selector: 'app-booking',
  imports: [...TEXT, FileButton, Loaded, LoadedValue, PageHead, Status],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './booking.html',
})
export class Booking {
  readonly #api = inject(AdminApi);
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

  file(number: string): () => Observable<Blob> {
    return () => this.#api.documentFile(number);
  }
}
