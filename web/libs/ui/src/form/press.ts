// What a field says when it is left must not push away the button that is being pressed: the click
// would be lost.
import type { Signal } from '@angular/core';
import { DOCUMENT, Injectable, inject, linkedSignal, signal } from '@angular/core';

/** Whether a finger or a mouse button is down. */
@Injectable({ providedIn: 'root' })
class Press {
  readonly #down = signal(false);
  readonly down = this.#down.asReadonly();

  constructor() {
    const doc = inject(DOCUMENT);
    doc.addEventListener('pointerdown', () => this.#down.set(true), { capture: true });
    // The click comes right after the finger is up.
    const end = (): unknown => setTimeout(() => this.#down.set(false));
    doc.addEventListener('pointerup', end, { capture: true });
    doc.addEventListener('pointercancel', end, { capture: true });
  }
}

/** As `found` is; while something is being pressed, as it was before. */
export function steadyWhilePressed<T>(found: Signal<T>): Signal<T> {
  const press = inject(Press);
  return linkedSignal<{ now: T; pressed: boolean }, T>({
    source: () => ({ now: found(), pressed: press.down() }),
    computation: ({ now, pressed }, before) => (pressed && before ? before.value : now),
  }).asReadonly();
}
