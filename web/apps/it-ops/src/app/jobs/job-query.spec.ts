// Ages become bounds, and nothing else is touched.
import { jobQuery } from './job-query';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');

describe('job query', () => {
  it('an age is a bound at one end', () => {
    expect(jobQuery({ age: '1h', state: 'dead' }, NOW)).toEqual({
      state: 'dead',
      from: '2026-11-23T11:00:00.000Z',
    });
    expect(jobQuery({ age: 'over-1d' }, NOW)).toEqual({ to: '2026-11-22T12:00:00.000Z' });
  });

  it('no age or an unknown one is no bound', () => {
    expect(jobQuery({ kind: 'send-mail' }, NOW)).toEqual({ kind: 'send-mail' });
    expect(jobQuery({ age: 'ever' }, NOW)).toEqual({});
  });
});
