// Give more back than the rules do, of what is kept of seats that were given up. Somebody else
// approves it.
import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { FormField, form, required, validate } from '@angular/forms/signals';
import { Router } from '@angular/router';
import type { AdminBookingDetail } from '@astro/api';
import { AdminApi, adminUrl } from '@astro/api';
import {
  Field,
  FieldControl,
  FormStatus,
  Loaded,
  LoadedValue,
  Submission,
  TEXT,
  reasonRules,
} from '@astro/ui';
import { PageHead, centsOf } from '@astro/working';
import { firstValueFrom } from 'rxjs';

@Component({
  selector: 'app-refund-more',
  imports: [...TEXT, Field, FieldControl, FormField, FormStatus, Loaded, LoadedValue, PageHead],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ab-loaded>
      <ng-template abValue [of]="booking" let-b>
        <ab-page-head
          heading="Give money back"
          [sub]="b.customer.name + ', ' + b.customer.email"
          [up]="'/bookings/' + b.id"
          [upLabel]="b.reference"
        />
        @if (b.keptOfGivenUp.amountCents > 0) {
          <section class="panel">
            <p>
              {{ b.keptOfGivenUp | money }} are kept of the seats that were given up. What you give
              back of it gets a credit note at once, and is paid when another financial employee has
              approved it. The supplier's revenue becomes so much less.
            </p>
            <ab-form-status [form]="form" [submission]="submission" />
            <form class="form" novalidate (submit)="send($event)">
              <ab-field label="Amount in US$">
                <input inputmode="decimal" autocomplete="off" [formField]="form.amountCents" />
              </ab-field>
              <ab-field label="Why" hint="For colleagues; the customer does not read it.">
                <input autocomplete="off" [formField]="form.reason" />
              </ab-field>
              <button class="button" [attr.aria-busy]="submission.busy()">
                Ask for the refund
              </button>
            </form>
          </section>
        } @else {
          <p class="notice">Nothing is kept of seats that were given up on this booking.</p>
        }
      </ng-template>
    </ab-loaded>
  `,
})
export class RefundMore {
  readonly #api = inject(AdminApi);
  readonly #router = inject(Router);
  readonly id = input.required<string>();
  readonly booking = httpResource<AdminBookingDetail>(() =>
    adminUrl('/bookings/{id}', { id: this.id() }),
  );
  readonly submission = new Submission();
  readonly #model = signal({ amountCents: '', reason: '' });
  /** One key for each wish: a double click gives it back once. */
  readonly #key = linkedSignal({
    source: this.#model,
    computation: () => crypto.randomUUID(),
  });
  readonly form = form(
    this.#model,
    (path) => {
      required(path.amountCents, { message: 'Enter the amount.' });
      validate(path.amountCents, ({ value }) =>
        value() === '' || (centsOf(value()) ?? 0) > 0
          ? undefined
          : { kind: 'amount', message: 'Enter an amount such as 2,500 or 2500.50.' },
      );
      reasonRules(path.reason);
    },
    { name: 'refund' },
  );

  async send(event: Event): Promise<void> {
    event.preventDefault();
    const done = await this.submission.run(this.form, async () => {
      const { amountCents, reason } = this.#model();
      const wish = { amountCents: centsOf(amountCents) ?? 0, reason: reason.trim() };
      await firstValueFrom(this.#api.refundMore(this.id(), this.#key(), wish));
    });
    if (done) await this.#router.navigate(['/bookings', this.id()]);
  }
}
