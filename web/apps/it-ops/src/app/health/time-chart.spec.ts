import { linePath, roundUp } from './time-chart';

describe('a chart over time', () => {
  const frame = { from: 0, to: 100, most: 10 };

  it('goes from the bottom to the top of its box', () => {
    expect(linePath([0, 100], [0, 10], frame, 50)).toBe('M0.00 97.00L100.00 3.00');
  });

  it('breaks where nothing was measured', () => {
    expect(linePath([0, 10, 90], [5, null, 5], frame, 10)).toBe('M0.00 50.00M90.00 50.00');
  });

  it('ends at a round number', () => {
    expect([0, 0.03, 1, 1.2, 7, 230].map(roundUp)).toEqual([1, 0.05, 1, 2, 10, 500]);
  });
});
