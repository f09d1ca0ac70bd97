// What a supplier types becomes what the API takes.
import type { Destination, Rocket } from '@astro/api';
import { centsOf } from '@astro/working';
import { launchOf, reachable } from './launch-draft';

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
});
