// What the figures of health are called, how they read, and what is too much.
import type { Health, HealthHistory } from '@astro/api';

export type Figures = Health['figures'];
export type Series = HealthHistory['series'][number];

const MINUTE = 60;
const HOUR = 3600;

const short = (n: number, digits = 1): string =>
  n.toLocaleString('en-US', { maximumFractionDigits: Math.abs(n) < 10 ? digits : 0 });

/** `4 s`, `12 min`, `3.5 h` */
export function ageText(seconds: number): string {
  if (seconds < MINUTE) return `${short(seconds, 0)} s`;
  if (seconds < HOUR) return `${short(seconds / MINUTE, 0)} min`;
  return `${short(seconds / HOUR)} h`;
}

export type Unit = 'count' | 'age' | 'percent' | 'ms' | 'mb' | 'rate';

export function unitText(value: number, unit: Unit): string {
  switch (unit) {
    case 'age':
      return ageText(value);
    case 'percent':
      return `${short(value)} %`;
    case 'ms':
      return `${short(value, 2)} ms`;
    case 'mb':
      return `${short(value)} MB`;
    case 'rate':
      return `${short(value, 2)} /s`;
    case 'count':
      return short(value);
  }
}

export interface Tile {
  figure: string;
  label: string;
  unit: Unit;
  /** From here on it is marked. */
  much: number;
  /** Where one acts on it. */
  link?: string;
}

export const TILES: readonly Tile[] = [
  { figure: 'jobsReady', label: 'Jobs waiting', unit: 'count', much: 1000, link: '/jobs' },
  { figure: 'jobsDead', label: 'Dead jobs', unit: 'count', much: 1, link: '/jobs' },
  { figure: 'oldestJobSeconds', label: 'Oldest job due', unit: 'age', much: 300 },
  { figure: 'outboxSeconds', label: 'Outbox age', unit: 'age', much: 120 },
  { figure: 'syncLagSeconds', label: 'Sync lag', unit: 'age', much: 120 },
  { figure: 'mailSeconds', label: 'Oldest mail', unit: 'age', much: 900, link: '/notifications' },
  { figure: 'errorPercent', label: 'Errors of requests', unit: 'percent', much: 1, link: '/logs' },
  { figure: 'requestsPerSecond', label: 'Requests', unit: 'rate', much: Infinity },
];

export interface ChartSpec {
  title: string;
  unit: Unit;
  /** Of the system, or the same of each process. */
  system?: readonly { figure: string; label: string }[];
  figure?: string;
  /** Figures that begin like this, of each process. */
  prefix?: string;
}

export const CHARTS: readonly ChartSpec[] = [
  {
    title: 'Jobs',
    unit: 'count',
    system: [
      { figure: 'jobsReady', label: 'Waiting' },
      { figure: 'jobsDead', label: 'Dead' },
    ],
  },
  {
    title: 'Age of what waits',
    unit: 'age',
    system: [
      { figure: 'oldestJobSeconds', label: 'Oldest job' },
      { figure: 'outboxSeconds', label: 'Outbox' },
      { figure: 'syncLagSeconds', label: 'Sync' },
      { figure: 'mailSeconds', label: 'Mail' },
    ],
  },
  { title: 'Requests', unit: 'rate', figure: 'requestsPerSecond' },
  { title: 'Requests that failed', unit: 'percent', figure: 'errorPercent' },
  { title: 'Time of an answer, 95 of 100', unit: 'ms', figure: 'p95Ms' },
  { title: 'Time of a database call', unit: 'ms', prefix: 'db:' },
  { title: 'Processor, of one core', unit: 'percent', figure: 'cpuPercent' },
  { title: 'Memory', unit: 'mb', figure: 'memoryMb' },
  { title: 'Connections to databases in use', unit: 'percent', prefix: 'pool:' },
];

export interface Line {
  label: string;
  values: readonly (number | null)[];
}

/** The lines of a chart, in the order of the processes. */
export function linesOf(spec: ChartSpec, series: readonly Series[]): Line[] {
  if (spec.system) {
    return spec.system.flatMap(({ figure, label }) =>
      series
        .filter((s) => s.process === 'system' && s.figure === figure)
        .map((s) => ({ label, values: s.values })),
    );
  }
  const { figure, prefix } = spec;
  return series
    .filter((s) => s.process !== 'system')
    .filter((s) => s.figure === figure || (prefix !== undefined && s.figure.startsWith(prefix)))
    .map((s) => ({
      label: prefix === undefined ? s.process : `${s.process}: ${s.figure.slice(prefix.length)}`,
      values: s.values,
    }));
}

/** What the picture says, in words. */
export function findingOf(lines: readonly Line[], unit: Unit): string {
  let most = -Infinity;
  let whose = '';
  for (const line of lines) {
    for (const value of line.values) {
      if (value !== null && value > most) [most, whose] = [value, line.label];
    }
  }
  if (most === -Infinity) return 'Nothing was measured in this time.';
  if (most === 0) return 'Nothing but zero in this time.';
  return `At most ${unitText(most, unit)} (${whose}).`;
}
