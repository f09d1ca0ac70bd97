// Tax id and legal address: on the profile page, and as a step of booking.
import {
  ChangeDetectionStrategy,
  Component,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { FormField, form, maxLength, required } from '@angular/forms/signals';
import type { Profile } from '@astro/api';
import { CustomerApi } from '@astro/api';
import {
  AddressFields,
  Field,
  FieldControl,
  FormStatus,
  Submission,
  addressDraft,
  addressOf,
  addressRules,
} from '@astro/ui';
import { firstValueFrom } from 'rxjs';

function modelOf(profile: Profile) {
  return {
    taxId: profile.taxId ?? '',
    legalAddress: addressDraft(profile.legalAddress),
  };
}

@Component({
  selector: 'app-billing-form',
  imports: [AddressFields, FormField, Field, FieldControl, FormStatus],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './billing-form.html',
})
export class BillingForm {
  readonly #api = inject(CustomerApi);
  readonly profile = input.required<Profile>();
  readonly button = input('Save billing details');
  readonly saved = output<Profile>();
  readonly done = signal(false);
  readonly submission = new Submission();
  readonly form = form(
    linkedSignal(() => modelOf(this.profile())),
    (path) => {
      required(path.taxId, { message: 'Enter your tax id.' });
      maxLength(path.taxId, 40, { message: 'A tax id has at most 40 characters.' });
      addressRules(path.legalAddress);
    },
    { name: 'billing' },
  );

  async send(event: Event): Promise<void> {
    event.preventDefault();
    this.done.set(false);
    await this.submission.run(this.form, async () => {
      const { taxId, legalAddress } = this.form().value();
      const patch = { taxId: taxId.trim(), legalAddress: addressOf(legalAddress) };
      this.saved.emit(await firstValueFrom(this.#api.updateProfile(patch)));
      this.done.set(true);
    });
  }
}
