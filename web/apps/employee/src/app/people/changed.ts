// What of a form is otherwise than it was read: only that is sent, and only that is in the audit.

export function changedOf<T extends object>(before: T, after: T): Partial<T> {
  const names = Object.keys(after) as (keyof T)[];
  const changed = names.filter((n) => JSON.stringify(before[n]) !== JSON.stringify(after[n]));
  return Object.fromEntries(changed.map((n) => [n, after[n]])) as Partial<T>;
}
