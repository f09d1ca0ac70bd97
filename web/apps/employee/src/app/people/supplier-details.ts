// Correct what a supplier's profile says, with a reason.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, linkedSignal } from '@angular/core';
import { FormField, applyWhen, email, form, required } from '@angular/forms/signals';
import { Router } from '@angular/router';
import type { SupplierAccount } from '@astro/api';
import { PeopleApi, adminUrl } from '@astro/api';
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
  reasonRules,
} from '@astro/ui';
import { PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';
import { changedOf } from './changed';

function draftOf(s: SupplierAccount | undefined) {
  return {
    name: s?.name ?? '',
    contactName: s?.contactName ?? '',
    contactEmail: s?.contactEmail ?? '',
    contactPhone: s?.contactPhone ?? '',
    legalName: s?.legalName ?? '',
    taxId: s?.taxId ?? '',
    legalAddress: addressDraft(s?.legalAddress),
    reason: '',
  };
}

@Component({
  selector: 'app-supplier-details',
  imports: [
    AddressFields,
    Field,
    FieldControl,
    FormField,
    FormStatus,
    Loaded,
    LoadedValue,
    PageHead,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ab-loaded>
      <ng-template abValue [of]="supplier" let-s>
        <ab-page-head
          heading="Correct details"
          sub="Whoever leads the supplier's team is told by e-mail."
          [up]="'/suppliers/' + s.id"
          [upLabel]="s.name"
        />
        <ab-form-status [form]="form" [submission]="submission" />
        <form class="form" novalidate (submit)="send($event)">
          <ab-field label="Name" hint="As travellers know it">
            <input autocomplete="off" [formField]="form.name" />
          </ab-field>
          <ab-field label="Contact person">
            <input autocomplete="off" [formField]="form.contactName" />
          </ab-field>
          <ab-field label="Contact e-mail">
            <input type="email" autocomplete="off" [formField]="form.contactEmail" />
          </ab-field>
          <ab-field label="Contact telephone" [optional]="true">
            <input type="tel" autocomplete="off" [formField]="form.contactPhone" />
          </ab-field>
          <ab-field label="Legal name" [optional]="true">
            <input autocomplete="off" [formField]="form.legalName" />
          </ab-field>
          <ab-field label="Tax id" [optional]="true">
            <input autocomplete="off" [formField]="form.taxId" />
          </ab-field>
          <h2>Legal address</h2>
          <ab-address-fields [address]="form.legalAddress" line2="Floor, building" />
          <ab-field label="Why" hint="For colleagues, kept in the audit">
            <input autocomplete="off" [formField]="form.reason" />
          </ab-field>
          <button class="button" [attr.aria-busy]="submission.busy()">Correct</button>
        </form>
      </ng-template>
    </ab-loaded>
  `,
})
export class SupplierDetails {
  readonly #api = inject(PeopleApi);
  readonly #router = inject(Router);
  readonly id = input.required<string>();
  readonly supplier = httpResource<SupplierAccount>(() =>
    adminUrl('/suppliers/{id}', { id: this.id() }),
  );
  readonly submission = new Submission();
  readonly form = form(
    linkedSignal(() => draftOf(this.#read())),
    (path) => {
      required(path.name, { message: 'Enter the name travellers know.' });
      required(path.contactName, { message: 'Enter the name of the contact.' });
      required(path.contactEmail, { message: 'Enter the e-mail of the contact.' });
      email(path.contactEmail, { message: 'Enter an address such as name@example.org.' });
      applyWhen(
        path.legalAddress,
        ({ value }) => Object.values(value()).some((part) => part !== ''),
        addressRules,
      );
      reasonRules(path.reason);
    },
    { name: 'supplier' },
  );

  #read(): SupplierAccount | undefined {
    return this.supplier.hasValue() ? this.supplier.value() : undefined;
  }

  async send(event: Event): Promise<void> {
    event.preventDefault();
    const done = await this.submission.run(this.form, async () => {
      const { reason, ...after } = this.form().value();
      const { reason: _, ...before } = draftOf(this.#read());
      const { legalAddress, contactPhone, ...changed } = changedOf(before, after);
      const wish = {
        ...changed,
        ...(legalAddress ? { legalAddress: addressOf(legalAddress) } : {}),
        ...(contactPhone === undefined ? {} : { contactPhone: orNull(contactPhone) }),
        reason: reason.trim(),
      };
      await firstValueFrom(this.#api.correctSupplier(this.id(), wish));
    });
    if (done) await this.#router.navigate(['/suppliers', this.id()]);
  }
}
