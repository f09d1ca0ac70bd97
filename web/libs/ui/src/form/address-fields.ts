// The fields of a legal address, and their rules: customers and suppliers are asked in the same
// words.
import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { FieldTree, SchemaPathTree } from '@angular/forms/signals';
import { FormField, required } from '@angular/forms/signals';
import type { Address } from '@astro/api';
import { countries } from '../countries';
import { Field, FieldControl } from './field';
import { orNull } from './optional';

/** As a form holds it: texts, never null. */
export type AddressDraft = Record<keyof Address, string>;

export function addressDraft(address: Address | null | undefined): AddressDraft {
  return {
    line1: address?.line1 ?? '',
    line2: address?.line2 ?? '',
    postalCode: address?.postalCode ?? '',
    city: address?.city ?? '',
    region: address?.region ?? '',
    country: address?.country ?? '',
  };
}

export function addressOf({ line2, region, ...address }: AddressDraft): Address {
  return { ...address, line2: orNull(line2), region: orNull(region) };
}

export function addressRules(address: SchemaPathTree<AddressDraft>): void {
  required(address.line1, { message: 'Enter street and number.' });
  required(address.postalCode, { message: 'Enter the postal code.' });
  required(address.city, { message: 'Enter the city.' });
  required(address.country, { message: 'Choose the country.' });
}

@Component({
  selector: 'ab-address-fields',
  imports: [Field, FieldControl, FormField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'form' },
  template: `
    <ab-field label="Street and number">
      <input autocomplete="address-line1" [formField]="address().line1" />
    </ab-field>
    <ab-field [label]="line2()" [optional]="true">
      <input autocomplete="address-line2" [formField]="address().line2" />
    </ab-field>
    <div class="pair">
      <ab-field label="Postal code">
        <input autocomplete="postal-code" [formField]="address().postalCode" />
      </ab-field>
      <ab-field label="City">
        <input autocomplete="address-level2" [formField]="address().city" />
      </ab-field>
    </div>
    <ab-field label="Region" [optional]="true">
      <input autocomplete="address-level1" [formField]="address().region" />
    </ab-field>
    <ab-field label="Country">
      <select autocomplete="country" [formField]="address().country">
        <option value="">Choose</option>
        @for (c of countries; track c.code) {
          <option [value]="c.code">{{ c.name }}</option>
        }
      </select>
    </ab-field>
  `,
})
export class AddressFields {
  readonly address = input.required<FieldTree<AddressDraft>>();
  /** What the second line may say. */
  readonly line2 = input.required<string>();
  readonly countries = countries();
}
