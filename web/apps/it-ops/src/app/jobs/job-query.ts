// The page's query as the API wants it: the address holds an age, the API takes instants.
export const AGES: [value: string, text: string][] = [
  ['1h', 'The last hour'],
  ['1d', 'The last day'],
  ['over-1h', 'Older than an hour'],
  ['over-1d', 'Older than a day'],
];

const HOURS: Record<string, number> = { '1h': 1, '1d': 24 };

export function jobQuery(values: Record<string, string>, now: number): Record<string, string> {
  const { age = '', ...rest } = values;
  const over = age.startsWith('over-');
  const hours = HOURS[over ? age.slice(5) : age];
  if (hours === undefined) return rest;
  const at = new Date(now - hours * 3_600_000).toISOString();
  return { ...rest, [over ? 'to' : 'from']: at };
}
