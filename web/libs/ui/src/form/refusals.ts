// What the server said about single fields. It stands until the field's value changes or the form is
// sent again, and never blocks a submit: only the server knows whether it still holds (another field
// may have been the cause).
import type { WritableSignal } from '@angular/core';
import { signal } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';

export interface Refusal {
  field: FieldTree<unknown>;
  message: string;
  /** The value that was refused. */
  value: unknown;
}

type State = ReturnType<FieldTree<unknown>>;

const said = new WeakMap<State, WritableSignal<Refusal | null>>();

function of(state: State): WritableSignal<Refusal | null> {
  const known = said.get(state);
  if (known) return known;
  const fresh = signal<Refusal | null>(null);
  said.set(state, fresh);
  return fresh;
}

export function refuse(refusal: Refusal): void {
  of(refusal.field()).set(refusal);
}

export function withdraw(refusal: Refusal): void {
  of(refusal.field()).set(null);
}

export function stands(refusal: Refusal): boolean {
  return refusal.field().value() === refusal.value;
}

/** The message for a field's value as it is now, or null. */
export function refusalOf(state: State): string | null {
  const refusal = of(state)();
  return refusal !== null && refusal.value === state.value() ? refusal.message : null;
}
