// A labelled field: label above, hint, error after the field was left. The control inside is tied to
// its label, hint and error by ids.
import type { Signal } from '@angular/core';
import {
  ChangeDetectionStrategy,
  Component,
  Directive,
  computed,
  contentChild,
  inject,
  input,
} from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { steadyWhilePressed } from './press';
import { refusalOf } from './refusals';

@Directive({
  selector: '[formField]',
  host: {
    '[id]': 'id()',
    '[attr.aria-invalid]': 'error() ? "true" : null',
    '[attr.aria-describedby]': 'describedBy()',
  },
})
export class FieldControl {
  readonly #field = inject(FormField);
  readonly #box = inject(Field, { optional: true });

  /** Dots of a field's name would need escaping in links to it. */
  readonly id = computed(() => `f-${this.#field.state().name().replaceAll('.', '-')}`);

  readonly #found = computed(() => {
    const state = this.#field.state();
    const first = state.errors()[0];
    if (state.touched() && first) return first.message ?? 'This value is not accepted.';
    return refusalOf(state);
  });

  readonly error: Signal<string | null> = steadyWhilePressed(this.#found);

  readonly describedBy = computed(() => {
    const ids = [
      this.#box?.hint() ? `${this.id()}-hint` : '',
      this.error() ? `${this.id()}-error` : '',
    ].filter((id) => id !== '');
    return ids.length > 0 ? ids.join(' ') : null;
  });
}

@Component({
  selector: 'ab-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'field' },
  template: `
    <label [attr.for]="control().id()">
      {{ label() }}
      @if (optional()) {
        <span class="optional">(optional)</span>
      }
    </label>
    @if (hint(); as text) {
      <p class="hint" [id]="control().id() + '-hint'">{{ text }}</p>
    }
    <ng-content />
    @if (control().error(); as text) {
      <p class="error" [id]="control().id() + '-error'">{{ text }}</p>
    }
  `,
})
export class Field {
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly optional = input(false);
  readonly control = contentChild.required(FieldControl);
}
