// A bank transfer that a booking waits for: it has come, or it will not.
import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { FormField, form, required, validate } from '@angular/forms/signals';
import type { Money } from '@astro/api';
import { AdminApi } from '@astro/api';
import {
  Action,
  Field,
  FieldControl,
  FormStatus,
  ProblemNotice,
  Submission,
  TEXT,
} from '@astro/ui';
import { centsOf } from '@astro/working';
import { firstValueFrom } from 'rxjs';

@Component({
  selector: 'app-transfer',
  imports: [...TEXT, Field, FieldControl, FormField, FormStatus, ProblemNotice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 id="transfer">Bank transfer</h2>
    <p>
      {{ total() | money }} are to come. Enter all that has come in under this booking so far: less
      keeps it waiting, more goes back.
    </p>
    <ab-form-status [form]="form" [submission]="submission" />
    <form class="form" novalidate (submit)="came($event)">
      <ab-field label="Received (US$)">
        <input inputmode="decimal" autocomplete="off" [formField]="form.amountCents" />
      </ab-field>
      <button class="button" [attr.aria-busy]="submission.busy()">It has come</button>
    </form>
    @if (action.problem(); as problem) {
      <ab-problem [problem]="problem" />
    }
    <details class="row-more">
      <summary>It will not come</summary>
      <p>
        The booking is cancelled, its seats are free at once, and a credit note over all is issued.
      </p>
      <button
        type="button"
        class="button danger small"
        [attr.aria-busy]="action.busy()"
        (click)="failed()"
      >
        Cancel the booking
      </button>
    </details>
  `,
})
export class Transfer {
  readonly #api = inject(AdminApi);
  readonly paymentId = input.required<string>();
  readonly total = input.required<Money>();
  readonly done = output();
  readonly submission = new Submission();
  readonly action = new Action();
  readonly #model = signal({ amountCents: '' });
  readonly form = form(
    this.#model,
    (path) => {
      required(path.amountCents, { message: 'Enter the amount.' });
      validate(path.amountCents, ({ value }) =>
        value() === '' || centsOf(value()) !== null
          ? undefined
          : { kind: 'amount', message: 'Enter an amount such as 250,000 or 250000.50.' },
      );
    },
    { name: 'transfer' },
  );

  async came(event: Event): Promise<void> {
    event.preventDefault();
    const done = await this.submission.run(this.form, async () => {
      const amount = centsOf(this.#model().amountCents) ?? 0;
      await firstValueFrom(this.#api.completeTransfer(this.paymentId(), amount));
    });
    if (done) this.done.emit();
  }

  async failed(): Promise<void> {
    const done = await this.action.run(async () => {
      await firstValueFrom(this.#api.failTransfer(this.paymentId()));
    });
    if (done) this.done.emit();
  }
}
