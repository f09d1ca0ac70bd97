// Wire types of the Core API, read by the IT Operations app.
export type LogKind = 'AUTH' | 'ERROR' | 'RECONCILE' | 'NOTIFY' | 'JOB';
export type Severity = 'info' | 'warning' | 'error' | 'critical';

export interface LogEntry {
  id: string;
  at: string;
  kind: LogKind;
  severity: Severity;
  source: string;
  message: string;
  traceId: string | null;
  fields: Record<string, unknown>;
}

export interface NotificationEntry {
  id: string;
  template: string;
  recipient: string;
  subject: string;
  state: 'queued' | 'sending' | 'sent' | 'failed' | 'dead' | 'cancelled';
  attempts: number;
  lastError: string | null;
  eventId: string;
  createdAt: string;
  sentAt: string | null;
}

export type JobState = 'ready' | 'running' | 'done' | 'dead' | 'cancelled';

export interface JobEntry {
  id: string;
  kind: string;
  state: JobState;
  runAt: string;
  attempt: number;
  maxAttempts: number;
  createdAt: string;
  finishedAt: string | null;
  worker: string | null;
  errors: { at: string; text: string }[];
}

export interface JobList {
  items: JobEntry[];
  nextCursor: string | null;
  counts: { ready: number; running: number; dead: number; done: number };
}

export interface Reconciliation {
  id: string;
  scope: string;
  state: string;
  startedAt: string;
  finishedAt: string | null;
  processed: number;
  found: Record<string, number>;
  repaired: number;
  stopped: boolean;
}

export interface ProcessHealth {
  name: string;
  state: string;
  version: string;
  latencyMs: number;
  dependencies: { name: string; state: string; latencyMs: number }[];
}
