// A page that could not be loaded: offline or a fault on our side. Nothing entered is lost. What is
// away for a moment only is asked again by itself.
import { ChangeDetectionStrategy, Component, DestroyRef, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import type { Problem } from '@astro/api';
import { LastFailure } from './failures';
import { ProblemNotice } from './problem-notice';

const AGAIN_EVERY_MS = 5000;

@Component({
  selector: 'ab-broken-page',
  imports: [ProblemNotice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="section message door">
      <h1>This page did not load</h1>
      <ab-problem [problem]="problem()" [retryable]="true" (again)="again()" />
      @if (passing()) {
        <p class="soft">This page tries again by itself every few seconds.</p>
      }
    </section>
  `,
})
export class BrokenPage {
  readonly #router = inject(Router);
  readonly #failure = inject(LastFailure);
  readonly problem = computed<Problem>(() => this.#failure.problem());

  /** No connection, or a part of the system that is being started. */
  readonly passing = computed(() => [0, 502, 503, 504].includes(this.problem().status));

  constructor() {
    const timer = setInterval(() => {
      if (this.passing()) this.again();
    }, AGAIN_EVERY_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  again(): void {
    void this.#router.navigateByUrl(this.#failure.url);
  }
}
