// Amounts as people type them.

/** Cents of `250,000.50`, or null where the text is no amount. */
export function centsOf(text: string): number | null {
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match) return null;
  const whole = (match[1] ?? '').replaceAll(',', '');
  return Number(whole) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/** `250,000.50` of cents, as `centsOf` reads it. */
export function amountText(cents: number): string {
  return (cents / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });
}
