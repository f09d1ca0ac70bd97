// How full a launch is, as a bar and a number; a mark shows the go/no-go line.
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

@Component({
  selector: 'ab-fill',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'fill' },
  template: `
    <svg aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none">
      <rect class="track" width="100" height="10" rx="2" />
      <rect class="bar" [attr.width]="width()" height="10" rx="2" />
      @if (mark(); as at) {
        <rect class="mark" [attr.x]="at - 1" width="2" height="10" />
      }
    </svg>
    <span>{{ percent() }} %</span>
  `,
})
export class FillMeter {
  readonly percent = input.required<number>();
  /** Percent of capacity from which the launch goes; 0 for none. */
  readonly mark = input(0);
  readonly width = computed(() => Math.min(100, Math.max(0, this.percent())));
}
