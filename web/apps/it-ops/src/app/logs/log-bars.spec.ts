import type { Bar } from './log-bars';
import { findingOf, piecesOf, rangeOf } from './log-bars';

const bar = (at: string, counts: Partial<Bar>): Bar => ({
  at,
  info: 0,
  warning: 0,
  error: 0,
  critical: 0,
  ...counts,
});

describe('the histogram of the log', () => {
  it('stacks severities, and one entry among thousands can be seen', () => {
    const pieces = piecesOf(bar('2026-11-23T12:00:00.000Z', { info: 1000, error: 1 }), 1000);
    expect(pieces.map((p) => p.level)).toEqual(['info', 'error']);
    expect(pieces[0]).toEqual({ level: 'info', y: 6, height: 94 });
    expect(pieces[1]).toEqual({ level: 'error', y: 4, height: 2 });
  });

  it('narrows the list to the minutes of one bar', () => {
    const noon = bar('2026-11-23T12:00:00.000Z', {});
    expect(rangeOf(noon, 3600)).toEqual({ from: '2026-11-23T12:00', to: '2026-11-23T12:59' });
    expect(rangeOf(noon, 86_400)).toEqual({ from: '2026-11-23T12:00', to: '2026-11-24T11:59' });
  });

  it('says in words what it shows', () => {
    expect(findingOf([bar('2026-11-23T12:00:00.000Z', {})])).toBe(
      'Nothing was logged in this time.',
    );
    const bars = [
      bar('2026-11-23T12:00:00.000Z', { info: 2 }),
      bar('2026-11-23T13:00:00.000Z', { info: 2, error: 1, warning: 2 }),
    ];
    expect(findingOf(bars)).toContain('7 entries: 1 error, 2 warnings.');
  });
});
