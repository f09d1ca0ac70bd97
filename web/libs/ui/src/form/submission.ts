// One submit of a form: validation, sending, and the server's field errors put beside the fields.
import { signal } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { submit } from '@angular/forms/signals';
import type { FieldProblem, Problem } from '@astro/api';
import { problemOf } from '@astro/api';
import type { Refusal } from './refusals';
import { refuse, withdraw } from './refusals';

/** The field a JSON pointer such as `/passengers/1/birthDate` names, or the form itself. */
export function fieldAt(form: FieldTree<unknown>, pointer: string): FieldTree<unknown> {
  let at = form;
  for (const part of pointer.split('/').filter((p) => p !== '')) {
    const child = (at as unknown as Record<string, FieldTree<unknown> | undefined>)[part];
    if (child === undefined) return form;
    at = child;
  }
  return at;
}

function refusalsOf(form: FieldTree<unknown>, problems: FieldProblem[]): Refusal[] {
  return problems.map((p) => {
    const field = fieldAt(form, p.pointer);
    return { field, message: p.detail, value: field().value() };
  });
}

export class Submission {
  readonly attempted = signal(false);
  readonly busy = signal(false);
  /** What the server refused as a whole. */
  readonly problem = signal<Problem | null>(null);
  /** What it refused at single fields. */
  readonly refusals = signal<Refusal[]>([]);

  /** True when the work went through. A second submit while one is under way does nothing. */
  async run<T>(form: FieldTree<T>, work: () => Promise<void>): Promise<boolean> {
    if (this.busy()) return false;
    this.attempted.set(true);
    this.problem.set(null);
    this.refusals().forEach(withdraw);
    this.refusals.set([]);
    this.busy.set(true);
    let done = false;
    try {
      await submit(form, async () => {
        done = await this.#send(form, work);
        return undefined;
      });
    } finally {
      this.busy.set(false);
    }
    return done;
  }

  async #send(form: FieldTree<unknown>, work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      this.attempted.set(false);
      return true;
    } catch (error) {
      const problem = problemOf(error);
      this.refusals.set(refusalsOf(form, problem.errors));
      this.refusals().forEach(refuse);
      if (problem.errors.length === 0) this.problem.set(problem);
      return false;
    }
  }
}
