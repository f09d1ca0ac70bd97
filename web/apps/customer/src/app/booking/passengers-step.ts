// Step 2: who flies. One passenger for each seat; what is typed is kept before it is sent.
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import { applyEach, form } from '@angular/forms/signals';
import type { Booking, PassengerInput, Profile } from '@astro/api';
import { CustomerApi } from '@astro/api';
import type { PassengerDraft } from '@astro/ui';
import {
  FormStatus,
  PassengerFields,
  Submission,
  draftOf,
  emptyDraft,
  formatDay,
  inputOf,
  passengerRules,
} from '@astro/ui';
import { firstValueFrom } from 'rxjs';
import { Drafts } from './drafts';

@Component({
  selector: 'app-passengers-step',
  imports: [FormStatus, PassengerFields],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './passengers-step.html',
})
export class PassengersStep {
  readonly #api = inject(CustomerApi);
  readonly #drafts = inject(Drafts);
  readonly booking = input.required<Booking>();
  readonly profile = input.required<Profile>();
  readonly saved = output<Booking>();
  readonly submission = new Submission();

  readonly #model = linkedSignal({
    source: () => this.booking().id,
    computation: () => ({ passengers: this.#start() }),
  });
  readonly form = form(
    this.#model,
    (path) => {
      applyEach(path.passengers, (passenger) => {
        passengerRules(passenger, () => this.booking().launch.departsAt);
      });
    },
    { name: 'passengers' },
  );
  readonly departureDay = computed(() => formatDay(this.booking().launch.departsAt));

  constructor() {
    effect(() =>
      this.#drafts.keepPassengers(this.booking().launch.id, this.#model().passengers.map(inputOf)),
    );
  }

  /** The first passenger is often the account's holder. */
  useMine(): void {
    const me = this.profile();
    this.#model.update(({ passengers: [first = emptyDraft(), ...rest] }) => ({
      passengers: [
        {
          ...first,
          fullName: me.name,
          birthDate: me.birthDate,
          email: me.email,
          phone: me.phone ?? first.phone,
        },
        ...rest,
      ],
    }));
  }

  readonly where = (name: string): string => {
    const at = /\.(\d+)\./.exec(name)?.[1];
    return at === undefined ? '' : `Passenger ${Number(at) + 1}: `;
  };

  async send(event: Event): Promise<void> {
    event.preventDefault();
    await this.submission.run(this.form, async () => {
      const passengers = this.#model().passengers.map(inputOf);
      this.saved.emit(await firstValueFrom(this.#api.setPassengers(this.booking().id, passengers)));
    });
  }

  #start(): PassengerDraft[] {
    const booking = this.booking();
    const given: PassengerInput[] =
      booking.passengers.length > 0
        ? booking.passengers
        : this.#drafts.passengers(booking.launch.id);
    return Array.from({ length: booking.seats }, (_, i) => {
      const passenger = given[i];
      return passenger ? draftOf(passenger) : emptyDraft();
    });
  }
}
