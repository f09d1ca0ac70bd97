// The go/no-go line in words, and the picture of how seats sold.
import type { AdminLaunchDetail } from '@astro/api';
import { standingOf } from './go-no-go';
import { lately, stepArea } from './seat-chart';

function launch(sold: number, status = 'scheduled'): AdminLaunchDetail {
  return {
    status,
    capacity: 40,
    seats: { sold, held: 0, free: 40 - sold, forfeited: 0, asOf: null },
    goNoGo: { deadline: '2028-01-03T12:00:00.000Z', neededSeats: 12, met: sold >= 12 },
    financialAbortFrom: '2028-02-03T12:00:00.000Z',
  } as AdminLaunchDetail;
}
const at = (day: string): number => Date.parse(`${day}T12:00:00.000Z`);

describe('go/no-go line', () => {
  it.each([
    [11, '2027-12-31', 'plain', '1 seat short of its line of 12.', '3 January 2028, in 3 days'],
    [11, '2028-01-03', 'warn', '1 seat short of its line of 12.', 'Its day was 3 January 2028.'],
    [0, '2028-02-03', 'warn', '12 seats short of its line of 12.', 'Since 3 February 2028'],
    [12, '2028-02-03', 'good', 'Go: 12 sold, past its line of 12.', 'no longer be aborted'],
  ])('%i sold on %s', (sold, day, tone, finding, next) => {
    const s = standingOf(launch(sold), at(day));
    expect([s.tone, s.finding]).toEqual([tone, finding]);
    expect(s.next).toContain(next);
  });

  it('says no more of a launch that has its outcome', () => {
    expect(standingOf(launch(3, 'aborted'), at('2028-01-03')).next).toBe('');
  });
});

describe('seats over time', () => {
  const count = (day: string, sold: number, forfeited = 0) => ({
    at: `${day}T12:00:00.000Z`,
    sold,
    held: 0,
    forfeited,
    free: 40 - sold - forfeited,
  });
  const frame = { from: at('2027-01-01'), to: at('2027-01-05'), most: 40 };

  it('holds each count until the next', () => {
    const path = stepArea([count('2027-01-02', 10), count('2027-01-03', 20)], (c) => c.sold, frame);
    expect(path).toBe('M0 100H25.00V75.00H50.00V50.00H100V100Z');
  });

  it('draws a count from before the offer at its start', () => {
    expect(stepArea([count('2026-12-31', 40)], (c) => c.sold, frame)).toBe(
      'M0 100H0.00V0.00H100V100Z',
    );
  });

  it.each([
    ['2027-01-20', '7 seats sold in the last 30 days.'],
    ['2027-02-03', '2 seats sold in the last 30 days.'],
    ['2027-03-20', 'Nothing changed in the last 30 days.'],
  ])('says on %s what changed of late', (day, words) => {
    expect(lately([count('2027-01-02', 5), count('2027-01-10', 6, 1)], at(day))).toBe(words);
  });

  it('says when seats came back', () => {
    const counts = [count('2027-01-02', 5), count('2027-02-10', 2)];
    expect(lately(counts, at('2027-02-11'))).toBe('3 seats fewer than 30 days ago.');
  });
});
