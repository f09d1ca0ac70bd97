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
import { Field, FieldControl, FormStatus, Submission, countries } from '@astro/ui';
import { firstValueFrom } from 'rxjs';

function modelOf(profile: Profile) {
  const address = profile.legalAddress;
  return {
    taxId: profile.taxId ?? '',
    legalAddress: {
      line1: address?.line1 ?? '',
      line2: address?.line2 ?? '',
      postalCode: address?.postalCode ?? '',
      city: address?.city ?? '',
      region: address?.region ?? '',
      country: address?.country ?? '',
    },
  };
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

@Component({
  selector: 'app-billing-form',
  imports: [FormField, Field, FieldControl, FormStatus],
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
  readonly countries = countries();
  readonly form = form(
    linkedSignal(() => modelOf(this.profile())),
    (path) => {
      required(path.taxId, { message: 'Enter your tax id.' });
      maxLength(path.taxId, 40, { message: 'A tax id has at most 40 characters.' });
      required(path.legalAddress.line1, { message: 'Enter street and number.' });
      required(path.legalAddress.postalCode, { message: 'Enter the postal code.' });
      required(path.legalAddress.city, { message: 'Enter the city.' });
      required(path.legalAddress.country, { message: 'Choose the country.' });
    },
    { name: 'billing' },
  );

  async send(event: Event): Promise<void> {
    event.preventDefault();
    this.done.set(false);
    await this.submission.run(this.form, async () => {
      const { taxId, legalAddress } = this.form().value();
      const { line2, region, ...address } = legalAddress;
      const patch = {
        taxId: taxId.trim(),
        legalAddress: { ...address, line2: orNull(line2), region: orNull(region) },
      };
      this.saved.emit(await firstValueFrom(this.#api.updateProfile(patch)));
      this.done.set(true);
    });
  }
}
