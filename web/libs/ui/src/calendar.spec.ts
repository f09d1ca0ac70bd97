// Months are those of the calendar; the 29th to 31st are clamped.
import { monthsAfter, weeksOf } from './calendar';

describe('months', () => {
  it.each([
    ['2028-03-31T10:00:00.000Z', -1, '2028-02-29T10:00:00.000Z'],
    ['2027-03-31T10:00:00.000Z', -1, '2027-02-28T10:00:00.000Z'],
    ['2028-02-29T23:59:00.000Z', 12, '2029-02-28T23:59:00.000Z'],
    ['2027-12-15T00:00:00.000Z', 2, '2028-02-15T00:00:00.000Z'],
    ['2028-01-15T00:00:00.000Z', -4, '2027-09-15T00:00:00.000Z'],
  ])('%s and %i months is %s', (at, months, then) =>
    expect(monthsAfter(new Date(at), months).toISOString()).toBe(then),
  );

  it('weeks begin on Monday and hold every day once', () => {
    const weeks = weeksOf('2028-02');
    expect(weeks[0]).toEqual([
      null,
      '2028-02-01',
      '2028-02-02',
      '2028-02-03',
      '2028-02-04',
      '2028-02-05',
      '2028-02-06',
    ]);
    expect(weeks.flat().filter((d) => d !== null)).toHaveLength(29);
    expect(weeks.every((w) => w.length === 7)).toBe(true);
  });
});
