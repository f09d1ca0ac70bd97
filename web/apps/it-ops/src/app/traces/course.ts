// One trace as a course of moments: what was logged and what jobs did, in the order of time.
import type { JobEntry, LogEntry } from '@astro/api';

export interface Moment {
  at: string;
  title: string;
  source: string;
  state: string;
  job?: string;
}

/** Sorting is stable: of one instant, a job is made first, and ends last. */
export function courseOf(entries: LogEntry[], jobs: JobEntry[]): Moment[] {
  const done = jobs.filter((job) => job.finishedAt !== null);
  const moments = [...jobs.map(made), ...entries.map(said), ...done.map(ended)];
  return moments.sort((a, b) => a.at.localeCompare(b.at));
}

const said = (entry: LogEntry): Moment => ({
  at: entry.at,
  title: entry.message,
  source: entry.source,
  state: entry.severity,
});

const made = (job: JobEntry): Moment => ({
  at: job.createdAt,
  title: `Job ${job.kind} is made`,
  source: 'core-api',
  state: 'queued',
  job: job.id,
});

const ended = (job: JobEntry): Moment => ({
  at: job.finishedAt ?? '',
  title: `Job ${job.kind} ends, attempt ${String(job.attempt)}`,
  source: job.worker ?? 'core-api',
  state: job.state,
  job: job.id,
});
