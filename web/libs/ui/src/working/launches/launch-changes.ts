// What was asked to be done with a launch and is on its way: being decided, refused, or made and
// carried to its bookings.
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { AdminLaunchDetail, LaunchChange } from '@astro/api';
import { formatInstant } from '@astro/ui';

const ACTS: Record<LaunchChange['act'], string> = {
  edit: 'A change',
  delay: 'A delay',
  abort: 'The abort',
  success: 'The report of success',
};

const REFUSALS: Record<string, string> = {
  seats_taken: 'seats were taken in the meantime',
  enough_seats_sold: 'enough seats are sold',
  financial_abort_too_early: 'it is too early to abort for financial reasons',
  not_possible_in_this_state: 'the launch had its outcome already',
  not_departed: 'it had not departed yet',
  departure_not_later: 'the new date was not later',
  rocket_does_not_fit: 'the rocket does not fit',
};

@Component({
  selector: 'ab-launch-changes',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div role="status">
      @if (launch().pendingChange; as c) {
        <p class="notice">{{ pending(c) }} This page goes on by itself.</p>
      }
      @if (following(); as c) {
        <div class="notice">
          <p>
            {{ acts[c.act] }} is made. {{ c.bookings!.done }} of {{ c.bookings!.total }} bookings
            have followed.
          </p>
          <progress
            [max]="c.bookings!.total"
            [value]="c.bookings!.done"
            aria-label="Bookings that have followed"
          ></progress>
        </div>
      }
      @if (refused(); as c) {
        <p class="notice bad">
          {{ acts[c.act] }} asked for on {{ when(c.askedAt) }} was not made: {{ why(c) }}. Nothing
          has changed.
        </p>
      }
    </div>
  `,
})
export class LaunchChanges {
  readonly launch = input.required<AdminLaunchDetail>();
  readonly acts = ACTS;
  readonly when = formatInstant;

  readonly following = computed(
    () =>
      this.launch().changes.find((c) => c.bookings !== null && c.bookings.finishedAt === null) ??
      null,
  );
  /** Told until something else is asked for. */
  readonly refused = computed(() => {
    const newest = this.launch().changes[0];
    return newest?.state === 'refused' ? newest : null;
  });

  pending(change: LaunchChange): string {
    return `${ACTS[change.act]} was asked for by ${change.askedBy} and is being decided.`;
  }

  why(change: LaunchChange): string {
    return REFUSALS[change.refusal ?? ''] ?? 'the launch did not allow it any more';
  }
}
