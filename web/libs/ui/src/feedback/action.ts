// One thing a button does: busy while it runs, and what was refused. A second click does nothing.
import { signal } from '@angular/core';
import type { Problem } from '@astro/api';
import { problemOf } from '@astro/api';

export class Action {
  readonly busy = signal(false);
  readonly problem = signal<Problem | null>(null);

  async run(work: () => Promise<void>): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await work();
      return true;
    } catch (error) {
      this.problem.set(problemOf(error));
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
