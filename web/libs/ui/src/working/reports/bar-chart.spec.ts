// Charts show what the table says.
import { TestBed } from '@angular/core/testing';
import type { Report } from '@astro/api';
import { BarChart } from './bar-chart';
import { cellText } from './report-words';

const report = (values: [string, number][]): Report => ({
  name: 'months',
  title: 'Money by month',
  finding: '',
  from: '2028-01-01',
  to: '2028-12-31',
  currency: 'USD',
  columns: [
    { key: 'month', label: 'Month', type: 'month' },
    { key: 'kept', label: 'Kept', type: 'money' },
  ],
  rows: values.map(([month, value]) => [
    { value: month, link: null },
    { value, link: null },
  ]),
  totals: null,
  closedThrough: null,
  chart: ['kept'],
});

function chartOf(values: [string, number][]) {
  const made = TestBed.createComponent(BarChart);
  made.componentRef.setInput('report', report(values));
  return made.componentInstance;
}

describe('bar chart', () => {
  it('has a bar for each row, in proportion, with its month in words', () => {
    const chart = chartOf([
      ['2028-01', 100],
      ['2028-02', 200],
    ]);
    const [one, two] = chart.bars();
    expect((two?.height ?? 0) / (one?.height ?? 1)).toBeCloseTo(2);
    expect(one?.title).toBe('Kept: US$\u00a01');
    expect(chart.labels().map((l) => l.text)).toEqual(['Jan 2028', 'Feb 2028']);
  });

  it('draws losses below the line', () => {
    const chart = chartOf([
      ['2028-01', 100],
      ['2028-02', -100],
    ]);
    expect(chart.bars()[1]?.y).toBe(chart.zero());
    expect(chart.bars()[0]?.y).toBeLessThan(chart.zero());
  });

  it('is not there when there is nothing to draw', () => {
    expect(chartOf([['2028-01', 0]]).bars()).toEqual([]);
    expect(chartOf([]).bars()).toEqual([]);
  });

  it('writes counts, percents and empty cells as they are read', () => {
    const column = (type: 'count' | 'percent' | 'day') => ({ key: 'x', label: 'X', type });
    expect(cellText({ value: 1204, link: null }, column('count'), 'USD')).toBe('1,204');
    expect(cellText({ value: 40, link: null }, column('percent'), 'USD')).toBe('40 %');
    expect(cellText({ value: '2028-03-14', link: null }, column('day'), 'USD')).toBe('14 Mar 2028');
    expect(cellText({ value: '', link: null }, column('day'), 'USD')).toBe('');
  });
});
