// A rocket keeps what its launches to come need of it.
import type { Destination, Rocket } from '@astro/api';
import {
  capacityTrouble,
  draftOf,
  rangeTrouble,
  reachText,
  specificationsOf,
  wishOf,
} from './rocket-draft';

const rocket = {
  name: 'Tern',
  description: 'Small.',
  range: 'low-earth-orbit',
  capacity: 8,
  specifications: [{ name: 'Height', value: '48 m' }],
  upcoming: { launches: 2, seats: 6, farthest: 'low-earth-orbit' },
} as Rocket;

describe('a rocket', () => {
  it('comes back from the form as it was', () => {
    const { name, description, range, capacity, specifications } = rocket;
    expect(wishOf(draftOf(rocket))).toEqual({ name, description, range, capacity, specifications });
  });

  it.each([
    ['6', true],
    ['5', false],
    ['500', true],
    ['501', false],
    ['0', false],
    ['many', false],
  ])('may have %s seats: %s', (text, good) =>
    expect(capacityTrouble(text, rocket) === undefined).toBe(good),
  );

  it.each([
    ['suborbital', false],
    ['low-earth-orbit', true],
    ['interplanetary', true],
  ])('may have the range %s: %s', (range, good) =>
    expect(rangeTrouble(range, rocket) === undefined).toBe(good),
  );

  it('says what its range reaches', () => {
    const goals = [{ range: 'suborbital' }, { range: 'interplanetary' }] as Destination[];
    expect(reachText('low-earth-orbit', goals)).toContain('reaches 1 of 2 destinations');
  });

  it('has specifications one a line', () =>
    expect(specificationsOf('Height: 48 m\n\nWindows')).toEqual([
      { name: 'Height', value: '48 m' },
      { name: 'Windows', value: '' },
    ]));
});
