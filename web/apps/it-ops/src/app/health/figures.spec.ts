import { ageText, findingOf, linesOf, unitText } from './figures';

describe('figures of health', () => {
  it('tells ages in the unit that fits', () => {
    expect([0, 59, 60, 3599, 3600, 12_600].map(ageText)).toEqual([
      '0 s',
      '59 s',
      '1 min',
      '60 min',
      '1 h',
      '3.5 h',
    ]);
  });

  it('says what a picture shows', () => {
    expect(findingOf([{ label: 'Jobs', values: [null, 3, 12] }], 'count')).toBe(
      'At most 12 (Jobs).',
    );
    expect(findingOf([{ label: 'Jobs', values: [0, 0] }], 'count')).toContain('zero');
    expect(findingOf([], 'count')).toBe('Nothing was measured in this time.');
    expect(unitText(0.256, 'ms')).toBe('0.26 ms');
  });

  it('draws a line for each process, and for each of its databases', () => {
    const series = [
      { process: 'core-api', figure: 'db:postgresql', values: [1] },
      { process: 'core-api', figure: 'cpuPercent', values: [2] },
      { process: 'system', figure: 'jobsReady', values: [3] },
    ];
    expect(linesOf({ title: '', unit: 'ms', prefix: 'db:' }, series)).toEqual([
      { label: 'core-api: postgresql', values: [1] },
    ]);
    expect(linesOf({ title: '', unit: 'percent', figure: 'cpuPercent' }, series)).toEqual([
      { label: 'core-api', values: [2] },
    ]);
  });
});
