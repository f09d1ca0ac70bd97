// One submit of a form: validation, sending, and the server's field errors put beside the fields.
import { signal } from '@angular/core';
import type { FieldTree, ValidationError } from '@angular/forms/signals';
import { submit } from '@angular/forms/signals';
import type { FieldProblem, Problem } from '@astro/api';
import { problemOf } from '@astro/api';

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

function errorsOf(form: FieldTree<unknown>, problems: FieldProblem[]) {
  return problems.map((p): ValidationError.WithFieldTree => {
    return { kind: p.code, message: p.detail, fieldTree: fieldAt(form, p.pointer) };
  });
}

export class Submission {
  readonly attempted = signal(false);
  readonly busy = signal(false);
  /** What the server refused as a whole; field errors are at the fields. */
  readonly problem = signal<Problem | null>(null);

  /** True when the work went through. A second submit while one is under way does nothing. */
  async run<T>(form: FieldTree<T>, work: () => Promise<void>): Promise<boolean> {
    if (this.busy()) return false;
    this.attempted.set(true);
    this.problem.set(null);
    this.busy.set(true);
    try {
      return await submit(form, () => this.#send(form as FieldTree<unknown>, work));
    } finally {
      this.busy.set(false);
    }
  }

  async #send(form: FieldTree<unknown>, work: () => Promise<void>) {
    try {
      await work();
      this.attempted.set(false);
      return undefined;
    } catch (error) {
      const problem = problemOf(error);
      if (problem.errors.length > 0) return errorsOf(form, problem.errors);
      this.problem.set(problem);
      return { kind: problem.code, message: problem.detail, fieldTree: form };
    }
  }
}
