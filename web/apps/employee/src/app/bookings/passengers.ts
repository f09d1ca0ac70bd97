// Exchange passengers of a paid booking for a customer who asks for it.
import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { FormField, applyEach, form } from '@angular/forms/signals';
import { Router } from '@angular/router';
import type { AdminBookingDetail } from '@astro/api';
import { PeopleApi, adminUrl } from '@astro/api';
import {
  Field,
  FieldControl,
  FormStatus,
  Loaded,
  LoadedValue,
  PassengerFields,
  Submission,
  draftOf,
  inputOf,
  passengerRules,
  reasonRules,
} from '@astro/ui';
import { PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';

@Component({
  selector: 'app-passengers',
  imports: [
    Field,
    FieldControl,
    FormField,
    FormStatus,
    Loaded,
    LoadedValue,
    PageHead,
    PassengerFields,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ab-loaded>
      <ng-template abValue [of]="booking" let-b>
        <ab-page-head
          heading="Change passengers"
          [sub]="b.customer.name + ' is told by e-mail. Possible until 30 days before departure.'"
          [up]="'/bookings/' + b.id"
          [upLabel]="b.reference"
        />
        <ab-form-status [form]="form" [submission]="submission" [where]="where" />
        <form class="form" novalidate (submit)="send($event)">
          @for (p of form.passengers; track $index; let n = $index) {
            <fieldset class="stack">
              <legend class="field-label">Passenger {{ n + 1 }}</legend>
              <ab-passenger-fields [passenger]="p" />
            </fieldset>
          }
          <ab-field label="Why" hint="For colleagues, kept in the audit">
            <input autocomplete="off" [formField]="form.reason" />
          </ab-field>
          <button class="button" [attr.aria-busy]="submission.busy()">Change passengers</button>
        </form>
      </ng-template>
    </ab-loaded>
  `,
})
export class Passengers {
  readonly #api = inject(PeopleApi);
  readonly #router = inject(Router);
  readonly id = input.required<string>();
  readonly booking = httpResource<AdminBookingDetail>(() =>
    adminUrl('/bookings/{id}', { id: this.id() }),
  );
  readonly #kept = computed(() =>
    this.booking.hasValue()
      ? this.booking.value().passengers.filter((p) => p.state === 'kept')
      : [],
  );
  readonly submission = new Submission();
  readonly #model = linkedSignal(() => ({
    passengers: this.#kept().map(({ id, state, ...p }) => draftOf(p)),
    reason: '',
  }));
  readonly form = form(
    this.#model,
    (path) => {
      applyEach(path.passengers, (passenger) => {
        passengerRules(passenger, () =>
          this.booking.hasValue() ? this.booking.value().launch.departsAt : '',
        );
      });
      reasonRules(path.reason);
    },
    { name: 'passengers' },
  );

  readonly where = (name: string): string => {
    const at = /\.(\d+)\./.exec(name)?.[1];
    return at === undefined ? '' : `Passenger ${Number(at) + 1}: `;
  };

  async send(event: Event): Promise<void> {
    event.preventDefault();
    const done = await this.submission.run(this.form, async () => {
      const { passengers, reason } = this.#model();
      const ids = this.#kept().map((p) => p.id);
      const list = passengers.map((p, i) => ({ ...inputOf(p), id: ids[i] }));
      const wish = { reason: reason.trim(), passengers: list };
      await firstValueFrom(this.#api.changePassengers(this.id(), wish));
    });
    if (done) await this.#router.navigate(['/bookings', this.id()]);
  }
}
