// What an act of the audit was about, in words and as differences.
import type { AuditEntry } from '@astro/api';

export const ABOUT: { value: string; label: string }[] = [
  { value: 'account', label: 'People' },
  { value: 'bank', label: 'Bank statements' },
  { value: 'booking', label: 'Bookings' },
  { value: 'customer', label: 'Customers' },
  { value: 'document', label: 'Documents' },
  { value: 'launch', label: 'Launches' },
  { value: 'period', label: 'Months of the books' },
  { value: 'place', label: 'Places' },
  { value: 'refund', label: 'Refunds' },
  { value: 'review', label: 'Reviews' },
  { value: 'rocket', label: 'Rockets' },
  { value: 'settlement', label: 'Settlements' },
  { value: 'supplier', label: 'Suppliers' },
  { value: 'support', label: 'Support' },
  { value: 'work', label: 'Work list' },
];

export interface Difference {
  name: string;
  before: string;
  after: string;
}

/** Only what is not the same before and after; "priceCents" reads "Price cents". */
export function changesOf(entry: Pick<AuditEntry, 'before' | 'after'>): Difference[] {
  const before = entry.before ?? {};
  const after = entry.after ?? {};
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .map((name) => ({
      name: spoken(name),
      before: shown(before[name]),
      after: shown(after[name]),
    }))
    .filter((each) => each.before !== each.after);
}

function spoken(name: string): string {
  const words = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function shown(value: unknown): string {
  if (value === undefined || value === null || value === '') return '–';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(shown).join('; ');
  if (typeof value !== 'object') return JSON.stringify(value);
  return Object.entries(value)
    .filter(([, each]) => each !== '' && each !== null)
    .map(([name, each]) => `${spoken(name)} ${shown(each)}`)
    .join(', ');
}

const PAGES: [prefix: string, path: string][] = [
  ['document.', '/documents'],
  ['refund.', '/refunds'],
  ['settlement.', '/settlements'],
  ['booking.', '/bookings'],
  ['review.', '/reviews'],
  ['support.', '/support'],
  ['launch.', '/launches'],
  ['customer.', '/customers'],
  ['supplier.', '/suppliers'],
];

/** The page of what was changed, where the Employee app has one. */
export function subjectPage(entry: Pick<AuditEntry, 'act' | 'subject'>): string[] | null {
  const found = PAGES.find(([prefix]) => entry.act.startsWith(prefix));
  return found ? [found[1], entry.subject] : null;
}
