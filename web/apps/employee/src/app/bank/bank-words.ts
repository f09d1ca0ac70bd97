// What a line of a bank statement seems to be, in words.
import type { BankLine } from '@astro/api';
import { formatMoney } from '@astro/ui';

type Match = NonNullable<BankLine['match']>;

/** Only these can be confirmed as they are proposed. */
export function confirmable(line: BankLine): boolean {
  return line.booking !== null && (line.state === 'open' || line.state === 'booking');
}

export function proposalText(line: BankLine): string {
  const missing = formatMoney(line.missing);
  const surplus = formatMoney(line.surplus);
  const texts: Record<Match, string> = {
    exact: 'All is there: the booking is confirmed.',
    part: `${missing} will still be missing: the booking goes on waiting.`,
    over: `All is there, ${surplus} go back.`,
    late: 'The booking has ended: its seats are taken again if they are free, else it goes back.',
    noted: 'A colleague has noted this money before: nothing more is done.',
    again: `It was paid before: ${surplus} are to be sent back.`,
    'by-amount': 'Nobody is named; only this booking waits for just this amount. Look twice.',
    unknown: 'Nobody is named. Say whose it is, or set it aside.',
    outgoing: 'Money that we sent.',
    'other-currency': 'Another currency than US$. Say what it is when you set it aside.',
  };
  return line.match === null ? '' : texts[line.match];
}

const STATES: Record<BankLine['state'], [text: string, tone: string]> = {
  open: ['To decide', 'warn'],
  booking: ['Being booked', 'hot'],
  booked: ['Booked', 'good'],
  surplus: ['To send back', 'bad'],
  aside: ['Set aside', 'plain'],
};

export function lineState(line: BankLine): [text: string, tone: string] {
  return STATES[line.state];
}
