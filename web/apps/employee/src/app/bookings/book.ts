// Book for a customer who calls: a launch, who flies, and the invoice to be paid by transfer goes out
// by e-mail.
import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { FormField, applyEach, form, required } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import type { AdminLaunch, AdminLaunchPage, CustomerDetail } from '@astro/api';
import { PeopleApi, adminUrl } from '@astro/api';
import {
  Field,
  FieldControl,
  FormStatus,
  Loaded,
  LoadedValue,
  PassengerFields,
  Submission,
  TEXT,
  emptyDraft,
  formatDay,
  formatMoney,
  inputOf,
  passengerRules,
  plural,
  reasonRules,
} from '@astro/ui';
import { PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';

const MOST_SEATS = 6;

@Component({
  selector: 'app-book',
  imports: [
    ...TEXT,
    Field,
    FieldControl,
    FormField,
    FormStatus,
    Loaded,
    LoadedValue,
    PageHead,
    PassengerFields,
    RouterLink,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './book.html',
})
export class Book {
  readonly #api = inject(PeopleApi);
  readonly #router = inject(Router);
  readonly id = input.required<string>();
  readonly customer = httpResource<CustomerDetail>(() =>
    adminUrl('/customers/{id}', { id: this.id() }),
  );
  readonly #from = new Date().toISOString().slice(0, 10);
  readonly launches = httpResource<AdminLaunchPage>(() => ({
    url: adminUrl('/launches'),
    params: { from: this.#from, sort: 'departure', limit: 100 },
  }));
  readonly offered = computed(() => {
    const all = this.launches.hasValue() ? this.launches.value().items : [];
    return all.filter((l) => l.status === 'scheduled' || l.status === 'delayed');
  });
  readonly submission = new Submission();
  readonly #model = signal({ launchId: '', passengers: [emptyDraft()], reason: '' });
  readonly launch = computed(() => this.offered().find((l) => l.id === this.#model().launchId));
  readonly seats = computed(() => this.#model().passengers.length);
  readonly total = computed(() => {
    const l = this.launch();
    if (!l) return '';
    const amountCents = l.price.amountCents * this.seats();
    return formatMoney({ amountCents, currency: l.price.currency });
  });
  /** One key for each wish: a double click books once. */
  readonly #key = linkedSignal({ source: this.#model, computation: () => crypto.randomUUID() });
  readonly form = form(
    this.#model,
    (path) => {
      required(path.launchId, { message: 'Choose the launch.' });
      applyEach(path.passengers, (passenger) => {
        passengerRules(passenger, () => this.launch()?.departsAt ?? '9999-01-01');
      });
      reasonRules(path.reason);
    },
    { name: 'book' },
  );

  named(l: AdminLaunch): string {
    const day = formatDay(l.departsAt);
    return `${day}: ${l.rocket.name} to ${l.destination.name}, ${formatMoney(l.price)}`;
  }

  readonly where = (name: string): string => {
    const at = /\.(\d+)\./.exec(name)?.[1];
    return at === undefined ? '' : `Passenger ${Number(at) + 1}: `;
  };

  seatText(): string {
    return plural(this.seats(), 'seat');
  }

  more(): boolean {
    return this.seats() < MOST_SEATS;
  }

  add(): void {
    this.#model.update((m) => ({ ...m, passengers: [...m.passengers, emptyDraft()] }));
  }

  remove(): void {
    this.#model.update((m) => ({ ...m, passengers: m.passengers.slice(0, -1) }));
  }

  useCustomer(c: CustomerDetail): void {
    this.#model.update((m) => {
      const [first = emptyDraft(), ...rest] = m.passengers;
      const own = { fullName: c.name, birthDate: c.birthDate, email: c.email };
      return { ...m, passengers: [{ ...first, ...own, phone: c.phone ?? first.phone }, ...rest] };
    });
  }

  async send(event: Event): Promise<void> {
    event.preventDefault();
    const done = await this.submission.run(this.form, async () => {
      const launch = this.launch();
      if (!launch) return;
      const { passengers, reason } = this.#model();
      await firstValueFrom(
        this.#api.book(this.#key(), {
          customerId: this.id(),
          launchId: launch.id,
          priceCents: launch.price.amountCents,
          departsAt: launch.departsAt,
          reason: reason.trim(),
          passengers: passengers.map(inputOf),
        }),
      );
    });
    // Its row comes over from the sales side in a moment: the customer's page will show it.
    if (done) await this.#router.navigate(['/customers', this.id()]);
  }
}
