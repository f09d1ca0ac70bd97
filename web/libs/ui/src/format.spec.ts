// The shared text rules; Customer API keeps the same in src/contract/text.
import {
  formatDay,
  formatInstant,
  formatLeft,
  formatLocal,
  formatMoney,
  formatShortDay,
  formatTime,
  foundText,
  plural,
} from './format';

const usd = (amountCents: number) => formatMoney({ amountCents, currency: 'USD' });

describe('money', () => {
  it.each([
    [0, 'US$\u00a00'],
    [1, 'US$\u00a00.01'],
    [99_999, 'US$\u00a0999.99'],
    [100_000, 'US$\u00a01,000'],
    [25_000_000, 'US$\u00a0250,000'],
    [25_000_050, 'US$\u00a0250,000.50'],
    [10_000_000_000, 'US$\u00a0100,000,000'],
    [-22_500_000, '−US$\u00a0225,000'],
  ])('%i cents read %s', (cents, text) => expect(usd(cents)).toBe(text));

  it('names another currency by its code', () => {
    expect(formatMoney({ amountCents: 12_345, currency: 'EUR' })).toBe('EUR\u00a0123.45');
  });
});

describe('days and times', () => {
  it.each([
    ['2028-05-03T00:00:00.000Z', '3 May 2028', '00:00 UTC'],
    ['2028-02-29T23:59:59.999Z', '29 February 2028', '23:59 UTC'],
    ['2027-12-31T23:30:00.000Z', '31 December 2027', '23:30 UTC'],
  ])('%s is %s, %s', (instant, day, time) => {
    expect(formatDay(instant)).toBe(day);
    expect(formatTime(instant)).toBe(time);
    expect(formatInstant(instant)).toBe(`${day}, ${time}`);
  });

  it('a day without a time stays that day', () => {
    expect(formatDay('1990-02-01')).toBe('1 February 1990');
    expect(formatShortDay('2028-09-03')).toBe('3 Sep 2028');
  });

  it('a clock elsewhere may show another day', () => {
    expect(formatLocal('2028-05-03T01:30:00.000Z', 'America/Cayenne')).toMatch(
      /^Tuesday 2 May 2028, 22:30 /,
    );
  });
});

describe('counts', () => {
  it('one is not many', () => {
    expect(plural(1, 'seat')).toBe('1 seat');
    expect(plural(0, 'seat')).toBe('0 seats');
    expect(plural(1204, 'launch', 'launches')).toBe('1,204 launches');
  });

  it('the time left is rounded up and never below zero', () => {
    expect(formatLeft(900_000)).toBe('15:00');
    expect(formatLeft(59_001)).toBe('1:00');
    expect(formatLeft(1)).toBe('0:01');
    expect(formatLeft(-5_000)).toBe('0:00');
  });
});

describe('what a list found', () => {
  it.each([
    [0, '0 bookings'],
    [1, '1 booking'],
    [10_000, '10,000 bookings'],
    [10_001, 'More than 10,000 bookings'],
    [undefined, 'Bookings'],
  ])('%s', (total, text) => {
    expect(foundText(total, 'booking')).toBe(text);
  });
});
