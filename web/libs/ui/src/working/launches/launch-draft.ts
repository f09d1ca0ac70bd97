// A launch as the form holds it (texts, by the names of the wire, so that the server's errors find
// their fields) and as the wire wants it.
import type { AdminLaunch, Destination, LaunchInput, LaunchPatch, Range, Rocket } from '@astro/api';
import { monthsAfter } from '@astro/ui';
import { centsOf } from '../amount';

export interface LaunchDraft {
  rocketId: string;
  spaceportId: string;
  destinationId: string;
  departsAt: string;
  priceCents: string;
  capacity: string;
  vipHeadStartHours: string;
  /** Of employees, who change it for its supplier. */
  reason: string;
}

export const EMPTY: LaunchDraft = {
  rocketId: '',
  spaceportId: '',
  destinationId: '',
  departsAt: '',
  priceCents: '',
  capacity: '',
  vipHeadStartHours: '',
  reason: '',
};

const ORDER: Range[] = ['suborbital', 'low-earth-orbit', 'interplanetary'];
const HIGHEST_PRICE = 10_000_000_000;

/** Whether something of this range serves that one. */
export function serves(range: Range, goal: Range): boolean {
  return ORDER.indexOf(goal) <= ORDER.indexOf(range);
}

/** A rocket serves its own range and those below. */
export function reachable<D extends Destination>(
  rocket: Rocket | undefined,
  destinations: D[],
): D[] {
  if (!rocket) return destinations;
  return destinations.filter((d) => serves(rocket.range, d.range));
}

/** The field holds a date and time of day, in UTC. */
export function instantOf(text: string): string {
  return `${text.slice(0, 16)}:00.000Z`;
}

const amountOf = (cents: number): string => {
  const rest = cents % 100;
  const whole = Math.trunc(cents / 100).toLocaleString('en-US');
  return rest === 0 ? whole : `${whole}.${String(rest).padStart(2, '0')}`;
};

export function draftOf(launch: AdminLaunch): LaunchDraft {
  return {
    rocketId: launch.rocket.id,
    spaceportId: launch.spaceport.id,
    destinationId: launch.destination.id,
    departsAt: launch.departsAt.slice(0, 16),
    priceCents: amountOf(launch.price.amountCents),
    capacity: String(launch.capacity),
    vipHeadStartHours: String(launch.vipHeadStartHours),
    reason: '',
  };
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

/** Only what is otherwise than it was; seconds of a departure that was left alone stay. */
export function patchOf(draft: LaunchDraft, was: AdminLaunch): LaunchPatch {
  const before = draftOf(was);
  const wish = launchOf(draft);
  const changed = Object.keys(before).filter(
    (name) => draft[name as keyof LaunchDraft] !== before[name as keyof LaunchDraft],
  );
  const patch = Object.fromEntries(
    Object.entries(wish).filter(([name]) => changed.includes(name)),
  ) as Partial<LaunchInput>;
  const reason = draft.reason.trim();
  return { version: was.version, ...patch, ...(reason === '' ? {} : { reason }) };
}

/** What was typed since `was` stays; all else is as it is now. */
export function merged(typed: LaunchDraft, was: LaunchDraft, now: LaunchDraft): LaunchDraft {
  const names = Object.keys(typed) as (keyof LaunchDraft)[];
  const kept = names.filter((name) => typed[name] !== was[name]);
  return { ...now, ...Object.fromEntries(kept.map((name) => [name, typed[name]])) };
}

/** What the rules say to a departure: null when it may be offered. */
export function departureFault(text: string, now: number): string | null {
  if (text === '') return null;
  const earliest = monthsAfter(new Date(now), 12);
  return new Date(instantOf(text)).getTime() > earliest.getTime()
    ? null
    : 'A launch is offered more than a year ahead.';
}

export function priceFault(text: string): string | null {
  if (text === '') return null;
  const cents = centsOf(text);
  if (cents === null) return 'Enter an amount such as 250,000 or 250000.50.';
  return cents >= 1 && cents <= HIGHEST_PRICE ? null : 'From 0.01 to 100,000,000 US$.';
}

export function capacityFault(
  text: string,
  rocket: Pick<Rocket, 'name' | 'capacity'> | undefined,
  taken = 0,
): string | null {
  if (text === '') return null;
  if (!/^[1-9]\d{0,2}$/.test(text)) return 'Enter a number of seats.';
  if (rocket && Number(text) > rocket.capacity)
    return `${rocket.name} has ${rocket.capacity} seats.`;
  return Number(text) < taken ? `${taken} seats are taken already.` : null;
}

export function headStartFault(text: string): string | null {
  return text === '' || (/^\d{1,3}$/.test(text) && Number(text) <= 720)
    ? null
    : 'Enter hours from 0 to 720.';
}
