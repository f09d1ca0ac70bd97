// Completed years between two days; born on 29 February counts on 1 March of a common year.
export function completedYears(birthDate: string, day: string): number {
  const [by = 0, bm = 0, bd = 0] = birthDate.split('-').map(Number);
  const [y = 0, m = 0, d = 0] = day.split('-').map(Number);
  const before = m < bm || (m === bm && d < bd);
  return y - by - (before ? 1 : 0);
}
