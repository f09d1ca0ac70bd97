// RFC 9457 problems as the apps use them: one shape for refusals, field errors and a lost network.
import { HttpErrorResponse } from '@angular/common/http';

export interface FieldProblem {
  pointer: string;
  code: string;
  detail: string;
}

export interface Problem {
  status: number;
  code: string;
  title: string;
  detail: string;
  traceId: string | null;
  errors: FieldProblem[];
  /** Members a refusal brings along, such as the new facts of a launch. */
  facts: Record<string, unknown>;
}

const OFFLINE: Problem = {
  status: 0,
  code: 'offline',
  title: 'No connection',
  detail: 'We could not reach AstroBookings. Nothing you entered is lost.',
  traceId: null,
  errors: [],
  facts: {},
};

const UNKNOWN: Problem = {
  status: 500,
  code: 'internal_error',
  title: 'Something went wrong',
  detail: 'This is on our side. Nothing you entered is lost; please try again.',
  traceId: null,
  errors: [],
  facts: {},
};

/** Headings for people; the server's own titles name the status for developers. */
const TITLES: Record<number, string> = {
  400: 'We could not read that',
  401: 'That did not work',
  403: 'Not allowed',
  404: 'Not found',
  409: 'That is not possible now',
  413: 'That is too long',
  422: 'Please check what you entered',
  429: 'Too many tries',
  503: 'Not available at the moment',
};

function text(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}

function fieldProblems(value: unknown): FieldProblem[] {
  if (!Array.isArray(value)) return [];
  return (value as Record<string, unknown>[]).map((e) => ({
    pointer: text(e['pointer'], ''),
    code: text(e['code'], 'invalid'),
    detail: text(e['detail'], 'This value is not accepted.'),
  }));
}

/** What the server said; a lost connection and a foreign error get a problem of our own. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof HttpErrorResponse)) return UNKNOWN;
  if (error.status === 0) return OFFLINE;
  const body: unknown = error.error;
  if (body === null || typeof body !== 'object') return { ...UNKNOWN, status: error.status };
  const { title, detail, code, errors, traceId, ...facts } = body as Record<string, unknown>;
  return {
    status: error.status,
    code: text(code, UNKNOWN.code),
    title: TITLES[error.status] ?? UNKNOWN.title,
    detail: text(detail, text(title, UNKNOWN.detail)),
    traceId: typeof traceId === 'string' ? traceId : null,
    errors: fieldProblems(errors),
    facts,
  };
}
