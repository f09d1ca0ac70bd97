// What waits for a supplier, in words and with the page where it is done.
import type { SupplierOverview } from '@astro/api';
import { formatDay, formatMoney, formatShortDay, plural } from '@astro/ui';

export type ToDo = SupplierOverview['toDos'][number];

export interface ToDoWords {
  what: string;
  why: string;
  link: string;
}

export function toDoWords(t: ToDo, now: number): ToDoWords {
  const flight = t.launch
    ? `${t.launch.destinationName}, ${formatShortDay(t.launch.departsAt)}`
    : '';
  const id = t.launch?.id ?? '';
  const due = t.due ?? '';
  switch (t.kind) {
    case 'company-details':
      return {
        what: 'Complete your company',
        why: 'Legal name, tax id and legal address are needed before your first launch.',
        link: '/company',
      };
    case 'outcome':
      return {
        what: `Say what became of ${flight}`,
        why: `It was to depart on ${formatDay(due)}. Report success, a new date or an abort.`,
        link: `/launches/${id}`,
      };
    case 'under-line':
      return {
        what: `${flight}: ${plural(t.seatsMissing, 'seat')} short of its line`,
        why: `Its go/no-go day ${new Date(due).getTime() > now ? 'is' : 'was'} ${formatDay(due)}.`,
        link: `/launches/${id}`,
      };
    case 'invoice':
      return {
        what: `Send your invoice for ${flight}`,
        why: `${formatMoney(t.amount)}, open since ${formatDay(due)}.`,
        link: `/settlements/${id}`,
      };
  }
}
