// The time a hold has left, by the server's clock. Spoken at five minutes, at one, and at the end.
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { ServerClock } from '@astro/session';
import { formatLeft, formatTime } from '../format';

export function spokenLeft(milliseconds: number): string {
  if (milliseconds <= 0) return 'The hold has ended.';
  if (milliseconds <= 60_000) return 'Less than one minute left.';
  if (milliseconds <= 300_000) return 'Less than five minutes left.';
  return '';
}

@Component({
  selector: 'ab-countdown',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'countdown', '[class.hot]': 'left() < 300000' },
  template: `
    <p>
      <span class="left" aria-hidden="true">{{ text() }}</span>
      <span class="visually-hidden">Held until {{ end() }}</span>
    </p>
    <p class="visually-hidden" role="status">{{ spoken() }}</p>
  `,
})
export class Countdown {
  readonly #clock = inject(ServerClock);
  readonly #now = signal(this.#clock.now());
  readonly until = input.required<string>();
  readonly ranOut = output();

  readonly left = computed(() => Date.parse(this.until()) - this.#now());
  readonly text = computed(() => formatLeft(this.left()));
  readonly end = computed(() => formatTime(this.until()));
  readonly spoken = computed(() => spokenLeft(this.left()));
  readonly #over = computed(() => this.left() <= 0);

  constructor() {
    const timer = setInterval(() => this.#now.set(this.#clock.now()), 500);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
    effect(() => {
      if (this.#over()) this.ranOut.emit();
    });
  }
}
