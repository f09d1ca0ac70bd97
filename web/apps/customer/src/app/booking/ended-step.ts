// A hold that ended without payment: what happened, what is kept, and how to hold again.
import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { Booking, LaunchDetail } from '@astro/api';

@Component({
  selector: 'app-ended-step',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="step stack" role="alert">
      <h2>{{ title() }}</h2>
      <p>Nothing was paid. The passengers you entered are kept in this window.</p>
    </div>
    <button type="button" class="button" (click)="again.emit()">Choose seats again</button>
  `,
})
export class EndedStep {
  readonly booking = input.required<Booking>();
  readonly launch = input.required<LaunchDetail>();
  readonly again = output();
  readonly title = computed(() =>
    this.booking().state === 'aborted' ? 'The launch was cancelled' : 'Your hold has ended',
  );
}
