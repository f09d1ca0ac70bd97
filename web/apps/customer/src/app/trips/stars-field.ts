// One to five stars, as one group of radios.
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { FormField } from '@angular/forms/signals';
import { starsText, steadyWhilePressed } from '@astro/ui';

const CHOICES = [1, 2, 3, 4, 5].map((n) => ({
  value: String(n),
  label: starsText(n),
  text: `${n} ★`,
}));

@Component({
  selector: 'app-stars-field',
  imports: [FormField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset [attr.aria-describedby]="error() ? 'stars-error' : null">
      <legend class="field-label">Stars</legend>
      <div class="choices">
        @for (c of choices; track c.value) {
          <label class="choice">
            <input
              type="radio"
              [value]="c.value"
              [attr.aria-label]="c.label"
              [formField]="field()"
            />
            <span>{{ c.text }}</span>
          </label>
        }
      </div>
      @if (error(); as text) {
        <p class="error" id="stars-error">{{ text }}</p>
      }
    </fieldset>
  `,
})
export class StarsField {
  readonly field = input.required<FieldTree<string>>();
  readonly choices = CHOICES;
  readonly error = steadyWhilePressed(
    computed(() => {
      const state = this.field()();
      return state.touched() ? (state.errors()[0]?.message ?? null) : null;
    }),
  );
}
