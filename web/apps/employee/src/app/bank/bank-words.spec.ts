import type { BankLine } from '@astro/api';
import { confirmable, proposalText } from './bank-words';

function line(more: Partial<BankLine>): BankLine {
  const none = { amountCents: 0, currency: 'USD' as const };
  return {
    id: 'bl_1',
    date: '2026-11-23',
    amount: none,
    payer: null,
    text: null,
    reference: null,
    state: 'open',
    match: 'exact',
    missing: none,
    surplus: none,
    booking: null,
    note: null,
    decidedAt: null,
    decidedBy: null,
    ...more,
  };
}

describe('lines of a bank statement', () => {
  it('say what is missing and what goes back', () => {
    const five = { amountCents: 500, currency: 'USD' as const };
    expect(proposalText(line({ match: 'part', missing: five }))).toContain('US$\u00a05 will still');
    expect(proposalText(line({ match: 'over', surplus: five }))).toContain('US$\u00a05 go back');
    expect(proposalText(line({ match: null, state: 'booked' }))).toBe('');
  });

  it('are confirmed only when somebody is known whose they are', () => {
    expect(confirmable(line({}))).toBe(false);
    const booking = {} as BankLine['booking'];
    expect(confirmable(line({ booking }))).toBe(true);
    expect(confirmable(line({ booking, state: 'booking' }))).toBe(true);
    expect(confirmable(line({ booking, state: 'booked' }))).toBe(false);
  });
});
