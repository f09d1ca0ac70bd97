// The supplier's invoice: its own number and date, the amount that is right, and the file.
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { FormField, form, maxLength, required, validate } from '@angular/forms/signals';
import type { SettlementDetail } from '@astro/api';
import { MoneyApi } from '@astro/api';
import { Field, FieldControl, FormStatus, Submission, formatMoney } from '@astro/ui';
import { firstValueFrom } from 'rxjs';
import { amountText, centsOf } from '../amount';
import { base64Of } from './file-text';

const LARGEST = 700_000;

@Component({
  selector: 'ab-supplier-invoice-form',
  imports: [Field, FieldControl, FormField, FormStatus],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'stack-wide' },
  templateUrl: './supplier-invoice-form.html',
})
export class SupplierInvoiceForm {
  readonly #api = inject(MoneyApi);
  readonly settlement = input.required<SettlementDetail>();
  readonly entered = output();
  readonly submission = new Submission();
  readonly fileName = signal('');
  readonly #model = linkedSignal(() => ({
    number: '',
    date: '',
    amount: amountText(this.settlement().revenue.amountCents),
    pdf: '',
  }));
  readonly form = form(
    this.#model,
    (path) => {
      required(path.number, { message: 'Enter the number of your invoice.' });
      maxLength(path.number, 40, { message: 'Keep it to 40 characters.' });
      required(path.date, { message: 'Enter the date of your invoice.' });
      validate(path.amount, ({ value }) =>
        centsOf(value()) === null
          ? { kind: 'amount', message: 'Enter an amount such as 250,000.00.' }
          : undefined,
      );
      required(path.pdf, { message: 'Choose the invoice as a PDF file of at most 700 kB.' });
    },
    { name: 'invoice' },
  );
  readonly revenue = computed(() => formatMoney(this.settlement().revenue));
  readonly fileError = computed(() => {
    const state = this.form.pdf();
    return state.touched() ? (state.errors()[0]?.message ?? '') : '';
  });

  async choose(event: Event): Promise<void> {
    const file = (event.target as HTMLInputElement).files?.[0];
    const fits = file !== undefined && file.size <= LARGEST;
    const pdf = fits ? await base64Of(file) : '';
    this.fileName.set(fits ? file.name : '');
    this.#model.update((m) => ({ ...m, pdf }));
    this.form.pdf().markAsTouched();
  }

  async send(event: Event): Promise<void> {
    event.preventDefault();
    const done = await this.submission.run(this.form, async () => {
      const { number, date, amount, pdf } = this.#model();
      await firstValueFrom(
        this.#api.enterSupplierInvoice({
          launchId: this.settlement().launchId,
          number: number.trim(),
          date,
          amountCents: centsOf(amount) ?? 0,
          pdf,
        }),
      );
    });
    if (done) this.entered.emit();
  }
}
