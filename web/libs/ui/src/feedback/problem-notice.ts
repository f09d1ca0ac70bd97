// What went wrong, what is kept, and how to go on: shown wherever a request was refused.
import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { Problem } from '@astro/api';

@Component({
  selector: 'ab-problem',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="notice bad" role="alert">
      <h2>{{ problem().title }}</h2>
      @if (problem().detail !== problem().title) {
        <p>{{ problem().detail }}</p>
      }
      @if (retryable()) {
        <button type="button" class="button quiet small" (click)="again.emit()">Try again</button>
      }
      @if (problem().traceId; as id) {
        <p class="small soft">Trace id {{ id }}</p>
      }
    </div>
  `,
})
export class ProblemNotice {
  readonly problem = input.required<Problem>();
  readonly retryable = input(false);
  readonly again = output();
}
