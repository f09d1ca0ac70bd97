// What the histogram of the log shows: bars of stacked severities, and what they say in words.
import type { LogHistogram } from '@astro/api';
import { formatStamp, plural } from '@astro/ui';

export type Bar = LogHistogram['items'][number];
export type Level = 'info' | 'warning' | 'error' | 'critical';

/** From the bottom up. */
export const LEVELS: readonly Level[] = ['info', 'warning', 'error', 'critical'];

export interface Piece {
  level: Level;
  y: number;
  height: number;
}

export function totalOf(bar: Bar): number {
  return LEVELS.reduce((sum, level) => sum + bar[level], 0);
}

/** The pieces of a bar in a box 100 high; what is there at all can be seen. */
export function piecesOf(bar: Bar, most: number): Piece[] {
  let y = 100;
  return LEVELS.filter((level) => bar[level] > 0).map((level) => {
    const height = Math.max(2, (bar[level] / Math.max(1, most)) * 94);
    y -= height;
    return { level, y, height };
  });
}

/** The filters that show the entries of one bar; both ends count, as whole minutes. */
export function rangeOf(bar: Bar, barSeconds: number): { from: string; to: string } {
  const last = new Date(Date.parse(bar.at) + (barSeconds - 60) * 1000).toISOString();
  return { from: bar.at.slice(0, 16), to: last.slice(0, 16) };
}

export function findingOf(bars: readonly Bar[]): string {
  const all = bars.reduce((sum, bar) => sum + totalOf(bar), 0);
  if (all === 0) return 'Nothing was logged in this time.';
  const bad = bars.reduce((sum, bar) => sum + bar.error + bar.critical, 0);
  const warned = bars.reduce((sum, bar) => sum + bar.warning, 0);
  const top = bars.reduce((most, bar) => (totalOf(bar) > totalOf(most) ? bar : most));
  return (
    `${plural(all, 'entry', 'entries')}: ${plural(bad, 'error')}, ${plural(warned, 'warning')}. ` +
    `Most from ${formatStamp(top.at)} on: ${totalOf(top).toLocaleString('en')}.`
  );
}
