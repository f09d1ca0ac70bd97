// Above a form after a refused submit: what is wrong, with a way to each field. Takes the focus.
import type { ElementRef } from '@angular/core';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import type { FieldTree, ValidationError } from '@angular/forms/signals';
import { ProblemNotice } from '../feedback/problem-notice';
import type { Submission } from './submission';

@Component({
  selector: 'ab-form-status',
  imports: [ProblemNotice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div tabindex="-1" #box>
      @if (submission().problem(); as problem) {
        <ab-problem [problem]="problem" />
      } @else if (errors().length > 0) {
        <div class="notice bad" role="alert">
          <h2>
            {{ errors().length === 1 ? 'Please check one field' : 'Please check these fields' }}
          </h2>
          <ul>
            @for (error of errors(); track $index) {
              <li>
                <button type="button" class="link" (click)="go(error)">{{ text(error) }}</button>
              </li>
            }
          </ul>
        </div>
      }
    </div>
  `,
})
export class FormStatus {
  readonly form = input.required<FieldTree<unknown>>();
  readonly submission = input.required<Submission>();
  /** Says which of several alike parts of the form an error is in, such as `Passenger 2: `. */
  readonly where = input((name: string): string => name.slice(0, 0));
  readonly box = viewChild.required<ElementRef<HTMLElement>>('box');

  readonly errors = computed(() => {
    return this.submission().attempted() ? this.form()().errorSummary() : [];
  });

  constructor() {
    effect(() => {
      const ended = this.submission().attempted() && !this.submission().busy();
      if (!ended) return;
      const wrong = untracked(
        () => this.submission().problem() !== null || this.errors().length > 0,
      );
      if (wrong) this.box().nativeElement.focus();
    });
  }

  text(error: ValidationError.WithFieldTree): string {
    const message = error.message ?? 'This value is not accepted.';
    return this.where()(error.fieldTree().name()) + message;
  }

  go(error: ValidationError.WithFieldTree): void {
    error.fieldTree().focusBoundControl();
  }
}
