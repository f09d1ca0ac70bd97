// Queries as the APIs want them: empty values are left out, never sent as empty.
export type QueryValue = string | number | boolean | null | undefined;

export function queryOf(values: Record<string, QueryValue>): Record<string, string> {
  const entries = Object.entries(values).filter(
    ([, value]) => value !== undefined && value !== null && value !== '' && value !== false,
  );
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}
