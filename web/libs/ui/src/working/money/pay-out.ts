// A financial employee notes the transfer that pays a supplier out.
import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { FormField, form, maxLength, required } from '@angular/forms/signals';
import type { SettlementDetail } from '@astro/api';
import { MoneyApi } from '@astro/api';
import { Field, FieldControl, FormStatus, Submission, TEXT } from '@astro/ui';
import { firstValueFrom } from 'rxjs';

@Component({
  selector: 'ab-pay-out',
  imports: [...TEXT, Field, FieldControl, FormField, FormStatus],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'stack-wide' },
  template: `
    <p>
      Send {{ settlement().expectedPayout | money }} to {{ settlement().supplier.name }}, then note
      the reference of the transfer. Whoever entered the invoice cannot pay it.
    </p>
    <ab-form-status [form]="form" [submission]="submission" />
    <form class="form" novalidate (submit)="send($event)">
      <ab-field label="Reference of the transfer">
        <input autocomplete="off" [formField]="form.reference" />
      </ab-field>
      <button class="button" [attr.aria-busy]="submission.busy()">It is paid out</button>
    </form>
  `,
})
export class PayOut {
  readonly #api = inject(MoneyApi);
  readonly settlement = input.required<SettlementDetail>();
  readonly paid = output();
  readonly submission = new Submission();
  readonly #model = signal({ reference: '' });
  readonly form = form(
    this.#model,
    (path) => {
      required(path.reference, { message: 'Enter the reference of the transfer.' });
      maxLength(path.reference, 120, { message: 'Keep it to 120 characters.' });
    },
    { name: 'payout' },
  );

  async send(event: Event): Promise<void> {
    event.preventDefault();
    const done = await this.submission.run(this.form, async () => {
      const reference = this.#model().reference.trim();
      await firstValueFrom(this.#api.payOut(this.settlement().launchId, reference));
    });
    if (done) this.paid.emit();
  }
}
