// The fields of one passenger, and their rules: who flies is asked in the same words everywhere.
import { ChangeDetectionStrategy, Component, ViewEncapsulation, input } from '@angular/core';
import type { FieldTree, SchemaPathTree } from '@angular/forms/signals';
import { FormField, email, pattern, required, validate } from '@angular/forms/signals';
import { Field, FieldControl } from '../form/field';
import { formatDay } from '../format';
import { completedYears } from './age';
import type { PassengerDraft } from './passengers';

/** What a telephone number may look like. */
export const PHONE = /^\+?[0-9 ()/-]{5,30}$/;

/** `departsAt`: age counts on the day of departure. */
export function passengerRules(
  passenger: SchemaPathTree<PassengerDraft>,
  departsAt: () => string,
): void {
  required(passenger.fullName, { message: 'Enter the full name, as in the passport.' });
  required(passenger.birthDate, { message: 'Enter the birth date.' });
  validate(passenger.birthDate, ({ value }) => ageProblem(value(), departsAt()));
  required(passenger.email, { message: 'Enter an e-mail address.' });
  email(passenger.email, { message: 'Enter an e-mail address such as name@example.org.' });
  required(passenger.phone, { message: 'Enter a phone number.' });
  pattern(passenger.phone, PHONE, { message: 'Enter a phone number with its country code.' });
}

function ageProblem(birthDate: string, departsAt: string) {
  if (birthDate === '') return undefined;
  const years = completedYears(birthDate, departsAt.slice(0, 10));
  if (years >= 18 && years <= 70) return undefined;
  return { kind: 'age', message: `Passengers are 18 to 70 years old on ${formatDay(departsAt)}.` };
}

@Component({
  selector: 'ab-passenger-fields',
  imports: [Field, FieldControl, FormField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
  host: { class: 'form' },
  templateUrl: './passenger-fields.html',
})
export class PassengerFields {
  readonly passenger = input.required<FieldTree<PassengerDraft>>();
}
