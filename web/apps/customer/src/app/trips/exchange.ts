// Another passenger on a seat that is paid for, until 30 days before departure.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { form } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import type { Booking } from '@astro/api';
import { CustomerApi, customerUrl } from '@astro/api';
import {
  FormStatus,
  Loaded,
  LoadedValue,
  PassengerFields,
  Submission,
  TEXT,
  draftOf,
  emptyDraft,
  inputOf,
  passengerRules,
} from '@astro/ui';
import { firstValueFrom } from 'rxjs';

@Component({
  selector: 'app-exchange',
  imports: [...TEXT, FormStatus, Loaded, LoadedValue, PassengerFields, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './exchange.html',
})
export class Exchange {
  readonly #api = inject(CustomerApi);
  readonly #router = inject(Router);
  readonly id = input.required<string>();
  readonly passengerId = input.required<string>();
  readonly booking = httpResource<Booking>(() => customerUrl('/bookings/{id}', { id: this.id() }));
  readonly submission = new Submission();
  readonly #kept = computed(() =>
    this.booking.hasValue()
      ? this.booking.value().passengers.filter((p) => p.state === 'kept')
      : [],
  );
  readonly before = computed(() => this.#kept().find((p) => p.id === this.passengerId()) ?? null);
  readonly #model = signal(emptyDraft());
  readonly form = form(
    this.#model,
    (path) => {
      passengerRules(path, () =>
        this.booking.hasValue() ? this.booking.value().launch.departsAt : '',
      );
    },
    { name: 'exchange' },
  );

  async send(event: Event): Promise<void> {
    event.preventDefault();
    const done = await this.submission.run(this.form, async () => {
      const fresh = inputOf(this.#model());
      const passengers = this.#kept().map((p) => ({
        ...(p.id === this.passengerId() ? fresh : inputOf(draftOf(p))),
        id: p.id,
      }));
      await firstValueFrom(this.#api.setPassengers(this.id(), passengers));
    });
    if (done) await this.#router.navigate(['/trips', this.id()]);
  }
}
