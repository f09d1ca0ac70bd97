// The page's query as the API wants it: the address holds minutes in UTC, the API takes instants.
export function logQuery(values: Record<string, string>): Record<string, string> {
  const { from, to, ...rest } = values;
  return {
    ...rest,
    ...(from ? { from: `${from.slice(0, 16)}:00.000Z` } : {}),
    ...(to ? { to: `${to.slice(0, 16)}:59.999Z` } : {}),
  };
}
