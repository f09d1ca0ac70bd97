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
import { FormField, email, form, required, validate } from '@angular/forms/signals';
import type { AdminProfile } from '@astro/api';
import { AdminApi, adminUrl } from '@astro/api';
import {
  AddressFields,
  Field,
  FieldControl,
  FormStatus,
  Loaded,
  LoadedValue,
  Submission,
  addressDraft,
  addressOf,
  addressRules,
  orNull,
} from '@astro/ui';
import { PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';
import { PicturePanel } from '../pictures/picture-panel';

function modelOf(profile: AdminProfile | undefined) {
  const supplier = profile?.supplier;
  return {
    name: supplier?.name ?? '',
    description: supplier?.description ?? '',
    website: supplier?.website ?? '',
    contactName: supplier?.contactName ?? '',
    contactEmail: supplier?.contactEmail ?? '',
    contactPhone: supplier?.contactPhone ?? '',
    bookingMails: supplier?.bookingMails ?? ('each' as const),
    legalName: supplier?.legalName ?? '',
    taxId: supplier?.taxId ?? '',
    legalAddress: addressDraft(supplier?.legalAddress),
  };
}

@Component({
  selector: 'app-company',
  imports: [
    AddressFields,
    Field,
    FieldControl,
    FormField,
    FormStatus,
    Loaded,
    LoadedValue,
    PageHead,
    PicturePanel,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './company.html',
})
export class Company {
  readonly #api = inject(AdminApi);
  readonly me = httpResource<AdminProfile>(() => adminUrl('/me'));
  readonly supplier = computed(() => (this.me.hasValue() ? this.me.value().supplier : undefined));
  readonly publicPage = computed(() =>
    this.me.hasValue() ? this.me.value().publicPage : undefined,
  );
  /** What the first launch needs. */
  readonly missing = computed(() => {
    const s = this.supplier();
    return s !== undefined && (!s.legalName || !s.taxId || !s.legalAddress);
  });
  readonly putLogo = (data: string) => this.#api.putLogo(data);
  readonly dropLogo = () => this.#api.dropLogo();
  readonly submission = new Submission();
  readonly saved = signal(false);
  readonly form = form(
    linkedSignal(() => modelOf(this.me.hasValue() ? this.me.value() : undefined)),
    (path) => {
      required(path.name, { message: 'Enter the name travellers know.' });
      validate(path.website, ({ value }) =>
        /^(https?:\/\/[^\s/]\S*)?$/.test(value())
          ? undefined
          : { kind: 'website', message: 'Enter an address such as https://example.com.' },
      );
      required(path.contactName, { message: 'Enter whom we may ask.' });
      required(path.contactEmail, { message: 'Enter the e-mail address of your contact.' });
      email(path.contactEmail, { message: 'Enter an e-mail address such as name@example.org.' });
      required(path.legalName, { message: 'Enter the legal name.' });
      required(path.taxId, { message: 'Enter the tax id.' });
      addressRules(path.legalAddress);
    },
    { name: 'company' },
  );

  async send(event: Event): Promise<void> {
    event.preventDefault();
    this.saved.set(false);
    const done = await this.submission.run(this.form, async () => {
      const { legalAddress, website, contactPhone, ...company } = this.form().value();
      const patch = {
        ...company,
        website: orNull(website),
        contactPhone: orNull(contactPhone),
        legalAddress: addressOf(legalAddress),
      };
      await firstValueFrom(this.#api.updateSupplier(patch));
    });
    this.saved.set(done);
  }
}
