// The supplier's company: what travellers read, and what documents need.
import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  linkedSignal,
  signal,
} from '@angular/core';
import { FormField, form, required } from '@angular/forms/signals';
import type { AdminProfile } from '@astro/api';
import { AdminApi, adminUrl, problemOf } from '@astro/api';
import { Field, FieldControl, FormStatus, ProblemNotice, Submission, countries } from '@astro/ui';
import { PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';

function modelOf(profile: AdminProfile | undefined) {
  const supplier = profile?.supplier;
  const address = supplier?.legalAddress;
  return {
    name: supplier?.name ?? '',
    description: supplier?.description ?? '',
    legalName: supplier?.legalName ?? '',
    taxId: supplier?.taxId ?? '',
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
  selector: 'app-company',
  imports: [Field, FieldControl, FormField, FormStatus, PageHead, ProblemNotice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './company.html',
})
export class Company {
  readonly #api = inject(AdminApi);
  readonly me = httpResource<AdminProfile>(() => adminUrl('/me'));
  readonly problem = computed(() => {
    const error = this.me.error();
    return error === undefined ? null : problemOf(error);
  });
  readonly submission = new Submission();
  readonly saved = signal(false);
  readonly countries = countries();
  readonly form = form(
    linkedSignal(() => modelOf(this.me.hasValue() ? this.me.value() : undefined)),
    (path) => {
      required(path.name, { message: 'Enter the name travellers know.' });
      required(path.legalName, { message: 'Enter the legal name.' });
      required(path.taxId, { message: 'Enter the tax id.' });
      required(path.legalAddress.line1, { message: 'Enter street and number.' });
      required(path.legalAddress.postalCode, { message: 'Enter the postal code.' });
      required(path.legalAddress.city, { message: 'Enter the city.' });
      required(path.legalAddress.country, { message: 'Choose the country.' });
    },
    { name: 'company' },
  );

  async send(event: Event): Promise<void> {
    event.preventDefault();
    this.saved.set(false);
    const done = await this.submission.run(this.form, async () => {
      const { legalAddress, ...company } = this.form().value();
      const { line2, region, ...address } = legalAddress;
      const patch = {
        ...company,
        legalAddress: { ...address, line2: orNull(line2), region: orNull(region) },
      };
      await firstValueFrom(this.#api.updateSupplier(patch));
    });
    this.saved.set(done);
  }
}
