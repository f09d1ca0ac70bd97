// The rules of an offer as validators of the form, so that each is said where one types.
import type { SchemaPath, SchemaPathTree } from '@angular/forms/signals';
import { required, validate } from '@angular/forms/signals';
import type { Destination, Rocket } from '@astro/api';
import type { LaunchDraft } from './launch-draft';
import { capacityFault, departureFault, headStartFault, priceFault, serves } from './launch-draft';

export interface OfferFacts {
  rocket: () => Rocket | undefined;
  destination: () => Destination | undefined;
  /** Seats nobody may take away any more. */
  taken: () => number;
  /** A departure that was not changed is not asked to be a year ahead again. */
  departureWas: () => string;
  /** By the server's clock. */
  now: () => number;
}

function rule(path: SchemaPath<string>, fault: (text: string) => string | null): void {
  validate(path, ({ value }) => {
    const message = fault(value());
    return message === null ? undefined : { kind: 'rule', message };
  });
}

export function offerRules(path: SchemaPathTree<LaunchDraft>, facts: OfferFacts): void {
  required(path.rocketId, { message: 'Choose a rocket.' });
  required(path.spaceportId, { message: 'Choose a spaceport.' });
  required(path.destinationId, { message: 'Choose a destination.' });
  required(path.departsAt, { message: 'Enter date and time of departure.' });
  required(path.priceCents, { message: 'Enter the price per seat.' });
  rule(path.destinationId, () => {
    const rocket = facts.rocket();
    const goal = facts.destination();
    return !rocket || !goal || serves(rocket.range, goal.range)
      ? null
      : `${rocket.name} does not reach ${goal.name}.`;
  });
  rule(path.departsAt, (text) =>
    text.slice(0, 16) === facts.departureWas() ? null : departureFault(text, facts.now()),
  );
  rule(path.priceCents, priceFault);
  rule(path.capacity, (text) => capacityFault(text, facts.rocket(), facts.taken()));
  rule(path.vipHeadStartHours, headStartFault);
}
