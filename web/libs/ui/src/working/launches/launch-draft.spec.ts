// What a supplier types becomes what the API takes.
import type { AdminLaunch, Destination, Rocket } from '@astro/api';
import { centsOf } from '../amount';
import {
  capacityFault,
  departureFault,
  draftOf,
  launchOf,
  merged,
  patchOf,
  priceFault,
  reachable,
} from './launch-draft';

describe('amounts', () => {
  it.each([
    ['250000', 25_000_000],
    ['250,000', 25_000_000],
    ['1,250,000.5', 125_000_050],
    ['0.01', 1],
    ['25,00', null],
    ['250.000', null],
    ['-5', null],
    ['', null],
  ])('"%s" is %s cents', (text, cents) => expect(centsOf(text)).toBe(cents));
});

describe('a launch', () => {
  it('is sent in UTC and without what was left empty', () => {
    const draft = {
      rocketId: 'r_1',
      spaceportId: 'sp_1',
      destinationId: 'd_1',
      departsAt: '2028-05-03T14:30',
      priceCents: '250,000',
      capacity: '',
      vipHeadStartHours: '24',
      reason: '',
    };
    expect(launchOf(draft)).toEqual({
      rocketId: 'r_1',
      spaceportId: 'sp_1',
      destinationId: 'd_1',
      departsAt: '2028-05-03T14:30:00.000Z',
      priceCents: 25_000_000,
      vipHeadStartHours: 24,
    });
  });

  it('goes where its rocket reaches, and nearer', () => {
    const places = ['suborbital', 'low-earth-orbit', 'interplanetary'].map(
      (range) => ({ id: range, range }) as Destination,
    );
    const rocket = { range: 'low-earth-orbit' } as Rocket;
    expect(reachable(rocket, places).map((p) => p.id)).toEqual(['suborbital', 'low-earth-orbit']);
  });

  const was = {
    version: 3,
    rocket: { id: 'r_1' },
    spaceport: { id: 'sp_1' },
    destination: { id: 'd_1' },
    departsAt: '2028-05-03T14:30:20.000Z',
    price: { amountCents: 25_000_050, currency: 'USD' },
    capacity: 8,
    vipHeadStartHours: 0,
  } as AdminLaunch;

  it('is changed only where it was changed', () => {
    expect(patchOf(draftOf(was), was)).toEqual({ version: 3 });
    expect(patchOf({ ...draftOf(was), priceCents: '300,000' }, was)).toEqual({
      version: 3,
      priceCents: 30_000_000,
    });
  });

  it("read again, it takes a colleague's change and keeps what was typed", () => {
    const before = draftOf(was);
    const now = draftOf({ ...was, capacity: 9, price: { amountCents: 1, currency: 'USD' } });
    const typed = { ...before, priceCents: '5' };
    expect(merged(typed, before, now)).toEqual({ ...before, capacity: '9', priceCents: '5' });
  });
});

describe('the rules of an offer, while one types', () => {
  const now = new Date('2027-02-28T12:00:00.000Z').getTime();
  it.each([
    ['2028-02-28T12:00', false],
    ['2028-02-28T12:01', true],
    ['2028-02-29T00:00', true],
  ])('a departure at %s is offered: %s', (text, good) =>
    expect(departureFault(text, now) === null).toBe(good),
  );

  it.each([
    ['0', false],
    ['0.01', true],
    ['100,000,000', true],
    ['100,000,000.01', false],
    ['much', false],
  ])('a price of %s is taken: %s', (text, good) => expect(priceFault(text) === null).toBe(good));

  it.each([
    ['8', 0, true],
    ['9', 0, false],
    ['0', 0, false],
    ['3', 4, false],
    ['4', 4, true],
  ])('%s seats of 8, %i taken: %s', (text, taken, good) =>
    expect(capacityFault(text, { name: 'Tern', capacity: 8 }, taken) === null).toBe(good),
  );
});
