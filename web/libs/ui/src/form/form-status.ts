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
import type { FieldTree } from '@angular/forms/signals';
import { ProblemNotice } from '../feedback/problem-notice';
import { stands } from './refusals';
import type { Submission } from './submission';

const NOT_ACCEPTED = 'This value is not accepted.';

interface Wrong {
  field: FieldTree<unknown>;
  message: string;
}

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

  /** What is wrong in the form, in its order, and what the server has refused and still stands. */
  readonly errors = computed<Wrong[]>(() => {
    if (!this.submission().attempted()) return [];
    const found = this.form()().errorSummary();
    return [
      ...found.map((e) => ({
        field: e.fieldTree as FieldTree<unknown>,
        message: e.message ?? NOT_ACCEPTED,
      })),
      ...this.submission().refusals().filter(stands),
    ];
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

  text(wrong: Wrong): string {
    return this.where()(wrong.field().name()) + wrong.message;
  }

  go(wrong: Wrong): void {
    wrong.field().focusBoundControl();
  }
}
