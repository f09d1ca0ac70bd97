/** What the wire wants of an optional field: null when it was left empty. */
export function orNull(text: string): string | null {
  const given = text.trim();
  return given === '' ? null : given;
}
