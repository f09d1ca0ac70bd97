// Documents in words.
import type { FinancialDocument } from '@astro/api';

export const DOCUMENT_KINDS: Record<FinancialDocument['kind'], string> = {
  invoice: 'Invoice',
  'credit-note': 'Credit note',
  'fee-invoice': 'Fee invoice',
  statement: 'Statement',
};
