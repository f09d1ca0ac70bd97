// Correct what a customer's profile says, with a reason. The address of sign-in is its owner's alone.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, linkedSignal } from '@angular/core';
import { FormField, applyWhen, form, required } from '@angular/forms/signals';
import { Router } from '@angular/router';
import type { CustomerDetail } from '@astro/api';
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
  reasonRules,
} from '@astro/ui';
import { PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';
import { changedOf } from './changed';

function draftOf(c: CustomerDetail | undefined) {
  return {
    name: c?.name ?? '',
    birthDate: c?.birthDate ?? '',
    phone: c?.phone ?? '',
    taxId: c?.taxId ?? '',
    legalAddress: addressDraft(c?.legalAddress),
    reason: '',
  };
}

@Component({
  selector: 'app-customer-details',
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
      <ng-template abValue [of]="customer" let-c>
        <ab-page-head
          heading="Correct details"
          [sub]="c.name + ' is told by e-mail. ' + c.email + ' can only be changed by its owner.'"
          [up]="'/customers/' + c.id"
          [upLabel]="c.name"
        />
        <ab-form-status [form]="form" [submission]="submission" />
        <form class="form" novalidate (submit)="send($event)">
          <ab-field label="Name">
            <input autocomplete="off" [formField]="form.name" />
          </ab-field>
          <ab-field label="Birth date">
            <input type="date" autocomplete="off" [formField]="form.birthDate" />
          </ab-field>
          <ab-field label="Telephone" [optional]="true">
            <input type="tel" autocomplete="off" [formField]="form.phone" />
          </ab-field>
          <ab-field label="Tax id" [optional]="true">
            <input autocomplete="off" [formField]="form.taxId" />
          </ab-field>
          <h2>Legal address</h2>
          <ab-address-fields [address]="form.legalAddress" line2="Floor, apartment" />
          <ab-field label="Why" hint="For colleagues, kept in the audit">
            <input autocomplete="off" [formField]="form.reason" />
          </ab-field>
          <button class="button" [attr.aria-busy]="submission.busy()">Correct</button>
        </form>
      </ng-template>
    </ab-loaded>
  `,
})
export class CustomerDetails {
  readonly #api = inject(PeopleApi);
  readonly #router = inject(Router);
  readonly id = input.required<string>();
  readonly customer = httpResource<CustomerDetail>(() =>
    adminUrl('/customers/{id}', { id: this.id() }),
  );
  readonly submission = new Submission();
  readonly form = form(
    linkedSignal(() => draftOf(this.#read())),
    (path) => {
      required(path.name, { message: 'Enter the name.' });
      required(path.birthDate, { message: 'Enter the birth date.' });
      applyWhen(
        path.legalAddress,
        ({ value }) => Object.values(value()).some((part) => part !== ''),
        addressRules,
      );
      reasonRules(path.reason);
    },
    { name: 'customer' },
  );

  #read(): CustomerDetail | undefined {
    return this.customer.hasValue() ? this.customer.value() : undefined;
  }

  async send(event: Event): Promise<void> {
    event.preventDefault();
    const done = await this.submission.run(this.form, async () => {
      const { reason, ...after } = this.form().value();
      const { reason: _, ...before } = draftOf(this.#read());
      const { legalAddress, ...changed } = changedOf(before, after);
      const address = legalAddress ? { legalAddress: addressOf(legalAddress) } : {};
      const wish = { ...changed, ...address, reason: reason.trim() };
      await firstValueFrom(this.#api.correctCustomer(this.id(), wish));
    });
    if (done) await this.#router.navigate(['/customers', this.id()]);
  }
}
