// A trace reads from the click to the last job.
import type { JobEntry, LogEntry } from '@astro/api';
import { courseOf } from './course';

const at = (second: number) => `2026-11-23T12:00:0${String(second)}.000Z`;

const entry = (second: number, message: string) =>
  ({ at: at(second), message, source: 'core-api', severity: 'info' }) as LogEntry;

const job = (kind: string, made: number, ended: number | null) =>
  ({
    id: `e:${kind}`,
    kind,
    createdAt: at(made),
    finishedAt: ended === null ? null : at(ended),
    attempt: 1,
    state: ended === null ? 'ready' : 'done',
    worker: null,
  }) as JobEntry;

describe('course of a trace', () => {
  it('is in the order of time; of one instant a job is made first and ends last', () => {
    const course = courseOf(
      [entry(3, 'mail sent'), entry(1, 'sign-in')],
      [job('send-mail', 2, 3), job('sync-booking', 3, null)],
    );
    expect(course.map((moment) => moment.title)).toEqual([
      'sign-in',
      'Job send-mail is made',
      'Job sync-booking is made',
      'mail sent',
      'Job send-mail ends, attempt 1',
    ]);
  });
});
