// A page that could not be loaded: offline or a fault on our side. Nothing entered is lost.
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import type { Problem } from '@astro/api';
import { LastFailure } from './failures';
import { ProblemNotice } from './problem-notice';

@Component({
  selector: 'ab-broken-page',
  imports: [ProblemNotice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="section message door">
      <h1>This page did not load</h1>
      <ab-problem [problem]="problem()" [retryable]="true" (again)="again()" />
    </section>
  `,
})
export class BrokenPage {
  readonly #router = inject(Router);
  readonly #failure = inject(LastFailure);
  readonly problem = computed<Problem>(() => this.#failure.problem());

  again(): void {
    void this.#router.navigateByUrl(this.#failure.url);
  }
}
