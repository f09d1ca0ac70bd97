// The words about a launch; the server's pages say the same.
import type { LaunchSummary } from '@astro/api';
import { cardView, countText, tierViews } from './launch-view';

const NOW = '2027-01-01T00:00:00.000Z';
const launch = (over: Partial<LaunchSummary> = {}): LaunchSummary => ({
  id: 'l_1',
  slug: 'x',
  status: 'scheduled',
  range: 'suborbital',
  departsAt: '2028-05-03T14:30:00.000Z',
  price: { amountCents: 25_000_000, currency: 'USD' },
  capacity: 12,
  availableSeats: 7,
  vipHeadStartUntil: null,
  onSale: true,
  rocket: { id: 'r_1', name: 'Halcyon', slug: 'halcyon' },
  supplier: { id: 's_1', name: 'Northwind', slug: 'northwind' },
  spaceport: { id: 'sp_1', name: 'Kourou', slug: 'kourou', country: 'GF', timeZone: 'UTC' },
  destination: { id: 'd_1', name: 'Kármán Line', slug: 'karman-line', range: 'suborbital' },
  ...over,
});

describe('seats in words', () => {
  it.each([
    [{}, '7 of 12 seats left', false, false],
    [{ availableSeats: 4 }, '4 of 12 seats left', false, false],
    [{ availableSeats: 3 }, 'Last 3 seats', true, false],
    [{ availableSeats: 1 }, 'Last seat', true, false],
    [{ availableSeats: 0 }, 'Sold out', false, true],
    [{ onSale: false }, 'Sale closed', false, true],
    [{ status: 'aborted', onSale: false }, 'Cancelled', false, true],
    [{ status: 'succeeded', onSale: false }, 'Flown', false, true],
  ] as const)('%o: %s', (over, text, fewLeft, closed) => {
    expect(cardView(launch(over), NOW)).toMatchObject({ seatsText: text, fewLeft, closed });
  });

  it('a head start is told while it lasts', () => {
    const vipHeadStartUntil = '2027-01-02T00:00:00.000Z';
    expect(cardView(launch({ vipHeadStartUntil }), NOW).vipUntil).toBe('2 January 2027, 00:00 UTC');
    expect(cardView(launch({ vipHeadStartUntil }), vipHeadStartUntil).vipUntil).toBe('');
    expect(cardView(launch({ vipHeadStartUntil, availableSeats: 0 }), NOW).vipUntil).toBe('');
  });
});

describe('refund dates', () => {
  it('a tier ends after its instant, not at it', () => {
    const until = '2027-05-03T14:30:00.000Z';
    const at = (now: string) => tierViews([{ percent: 90, until }], now)[0];
    expect(at(until)).toMatchObject({ ended: false, untilText: 'until 3 May 2027, 14:30 UTC' });
    expect(at('2027-05-03T14:30:00.001Z')).toMatchObject({
      ended: true,
      dayText: 'ended 3 May 2027',
    });
  });
});

describe('results', () => {
  it.each([
    [0, false, 'No launch with free seats'],
    [1, false, '1 launch with free seats'],
    [1204, true, '1,204 launches'],
  ])('%i, sold-out ones too: %s', (total, all, text) => expect(countText(total, all)).toBe(text));
});
