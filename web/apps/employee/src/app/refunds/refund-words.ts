// Why money goes back, in words.
import type { RefundEntry } from '@astro/api';

export const REFUND_STATES: RefundEntry['state'][] = [
  'in-approval',
  'owed',
  'pending',
  'paid',
  'failed',
];

const REASONS: Record<string, string> = {
  cancellation: 'Seats cancelled',
  aborted: 'Launch aborted',
  late: 'Paid too late',
  doubled: 'Paid twice',
  double: 'Paid twice',
  overpaid: 'Paid too much',
  manual: 'Decided by a colleague',
};

export function whyRefunded(refund: RefundEntry): string {
  return REASONS[refund.reason] ?? refund.reason;
}
