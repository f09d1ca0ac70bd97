// A rocket as the form holds it, as the wire wants it, and what its launches to come forbid.
import type { Destination, Range, Rocket, RocketInput, Specification } from '@astro/api';
import { RANGE_NAMES, plural } from '@astro/ui';

export interface RocketDraft {
  name: string;
  description: string;
  range: string;
  capacity: string;
  specifications: string;
}

interface Trouble {
  kind: string;
  message: string;
}

const ORDER: Range[] = ['suborbital', 'low-earth-orbit', 'interplanetary'];

/** As typed, one a line: `Height: 48 m`. */
export function specificationsOf(text: string): Specification[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const at = line.indexOf(':');
      if (at < 0) return { name: line, value: '' };
      return { name: line.slice(0, at).trim(), value: line.slice(at + 1).trim() };
    });
}

export function draftOf(rocket: Rocket | null): RocketDraft {
  return {
    name: rocket?.name ?? '',
    description: rocket?.description ?? '',
    range: rocket?.range ?? '',
    capacity: rocket ? String(rocket.capacity) : '',
    specifications: (rocket?.specifications ?? []).map((s) => `${s.name}: ${s.value}`).join('\n'),
  };
}

export function wishOf(draft: RocketDraft): RocketInput {
  return {
    name: draft.name.trim(),
    description: draft.description.trim(),
    range: draft.range as Range,
    capacity: Number(draft.capacity),
    specifications: specificationsOf(draft.specifications),
  };
}

export function capacityTrouble(text: string, rocket: Rocket | null): Trouble | undefined {
  if (text === '') return undefined;
  if (!/^[1-9]\d{0,2}$/.test(text) || Number(text) > 500)
    return { kind: 'number', message: 'Enter a number of seats, 1 to 500.' };
  const least = rocket?.upcoming?.seats ?? 0;
  return Number(text) < least
    ? { kind: 'launches', message: `A launch to come offers ${least} seats on this rocket.` }
    : undefined;
}

export function rangeTrouble(range: string, rocket: Rocket | null): Trouble | undefined {
  const farthest = rocket?.upcoming?.farthest;
  if (range === '' || !farthest || ORDER.indexOf(range as Range) >= ORDER.indexOf(farthest))
    return undefined;
  return {
    kind: 'launches',
    message: `A launch to come goes farther: it needs ${RANGE_NAMES[farthest]}.`,
  };
}

/** `Reaches 3 suborbital and 4 low Earth orbit destinations.` */
export function reachText(range: Range | '', destinations: Destination[]): string {
  const rule = 'A rocket serves its own range and all that are nearer.';
  if (range === '' || destinations.length === 0) return rule;
  const near = ORDER.slice(0, ORDER.indexOf(range) + 1);
  const reached = destinations.filter((d) => near.includes(d.range)).length;
  const all = plural(destinations.length, 'destination');
  return `${rule} This one reaches ${reached} of ${all}.`;
}
