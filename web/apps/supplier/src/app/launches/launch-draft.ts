// A launch as the form holds it (texts, by the names of the wire, so that the server's errors find
// their fields) and as the wire wants it.
import type { Destination, LaunchInput, Range, Rocket } from '@astro/api';
import { centsOf } from '@astro/working';

export interface LaunchDraft {
  rocketId: string;
  spaceportId: string;
  destinationId: string;
  departsAt: string;
  priceCents: string;
  capacity: string;
  vipHeadStartHours: string;
}

const ORDER: Range[] = ['suborbital', 'low-earth-orbit', 'interplanetary'];

/** A rocket serves its own range and those below. */
export function reachable(rocket: Rocket | undefined, destinations: Destination[]): Destination[] {
  if (!rocket) return destinations;
  return destinations.filter((d) => ORDER.indexOf(d.range) <= ORDER.indexOf(rocket.range));
}

/** The field holds a date and time of day, in UTC. */
export function instantOf(text: string): string {
  return `${text.slice(0, 16)}:00.000Z`;
}

export function launchOf(draft: LaunchDraft): LaunchInput {
  return {
    rocketId: draft.rocketId,
    spaceportId: draft.spaceportId,
    destinationId: draft.destinationId,
    departsAt: instantOf(draft.departsAt),
    priceCents: centsOf(draft.priceCents) ?? 0,
    ...(draft.capacity === '' ? {} : { capacity: Number(draft.capacity) }),
    ...(draft.vipHeadStartHours === ''
      ? {}
      : { vipHeadStartHours: Number(draft.vipHeadStartHours) }),
  };
}
