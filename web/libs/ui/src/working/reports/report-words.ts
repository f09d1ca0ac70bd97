// Which reports there are, and how their cells are written.
import type { Report } from '@astro/api';
import { formatMoney, formatShortDay } from '@astro/ui';

export type Column = Report['columns'][number];
export type Cell = Report['rows'][number][number];

export const REPORTS: { name: Report['name']; label: string; ofSupplier?: boolean }[] = [
  { name: 'annual', label: 'Year' },
  { name: 'months', label: 'Months', ofSupplier: true },
  { name: 'launches', label: 'Launches', ofSupplier: true },
  { name: 'suppliers', label: 'Suppliers' },
  { name: 'destinations', label: 'Destinations' },
  { name: 'receivables', label: 'Receivables' },
  { name: 'cash', label: 'Cash' },
  { name: 'cancellations', label: 'Cancellations', ofSupplier: true },
  { name: 'occupancy', label: 'Occupancy', ofSupplier: true },
  { name: 'vips', label: 'VIPs' },
];

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `Oct 2026` of `2026-10` */
export function monthText(month: string): string {
  return `${MONTHS[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`;
}

export function cellText(cell: Cell, column: Column, currency: string): string {
  const { value } = cell;
  if (value === '') return '';
  if (typeof value === 'number') {
    if (column.type === 'money') return formatMoney({ amountCents: value, currency });
    return column.type === 'percent' ? `${value} %` : value.toLocaleString('en-US');
  }
  if (column.type === 'day' && value.length === 10) return formatShortDay(value);
  if (column.type === 'month' && value.length === 7) return monthText(value);
  return value;
}

export function isNumber(column: Column): boolean {
  return column.type === 'money' || column.type === 'count' || column.type === 'percent';
}
