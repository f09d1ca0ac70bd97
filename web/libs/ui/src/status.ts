// Words and colours of states; a state is never told by colour alone.
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'hot' | 'blue';

const STATES: Record<string, [text: string, tone: Tone]> = {
  // launches
  scheduled: ['Scheduled', 'blue'],
  delayed: ['New date', 'warn'],
  succeeded: ['Flown', 'good'],
  // bookings
  held: ['On hold', 'hot'],
  paying: ['Waiting for payment', 'warn'],
  confirmed: ['Confirmed', 'good'],
  cancelling: ['Being cancelled', 'warn'],
  cancelled: ['Cancelled', 'plain'],
  expired: ['Hold ended', 'plain'],
  forfeited: ['Forfeited', 'plain'],
  aborted: ['Launch cancelled', 'bad'],
  flown: ['Flown', 'good'],
  // money
  none: ['Not paid', 'plain'],
  pending: ['To pay', 'warn'],
  completed: ['Paid', 'good'],
  paid: ['Paid', 'good'],
  declined: ['Declined', 'bad'],
  failed: ['Failed', 'bad'],
  owed: ['To be paid', 'warn'],
  'in-approval': ['In approval', 'hot'],
  'awaiting-invoice': ['Invoice awaited', 'warn'],
  'to-pay': ['To be paid out', 'hot'],
  settled: ['Settled', 'good'],
  // accounts
  invited: ['Invited', 'warn'],
  active: ['Active', 'good'],
  suspended: ['Suspended', 'bad'],
  // reviews and requests
  hidden: ['Hidden', 'bad'],
  answered: ['Answered', 'good'],
  unanswered: ['Not answered', 'warn'],
  open: ['Open', 'warn'],
  closed: ['Closed', 'plain'],
  // operations
  info: ['Info', 'plain'],
  warning: ['Warning', 'warn'],
  error: ['Error', 'bad'],
  critical: ['Critical', 'bad'],
  ready: ['Ready', 'blue'],
  running: ['Running', 'hot'],
  verifying: ['Verifying', 'hot'],
  done: ['Done', 'good'],
  dead: ['Dead', 'bad'],
  paused: ['Paused', 'warn'],
  queued: ['Queued', 'blue'],
  sending: ['Sending', 'hot'],
  sent: ['Sent', 'good'],
  ok: ['Up', 'good'],
  up: ['Up', 'good'],
  degraded: ['Degraded', 'warn'],
  down: ['Down', 'bad'],
};

export function stateText(state: string): string {
  return STATES[state]?.[0] ?? state.charAt(0).toUpperCase() + state.slice(1);
}

@Component({
  selector: 'ab-status',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span [class]="'chip ' + tone()">{{ text() }}</span>`,
})
export class Status {
  readonly state = input.required<string>();
  readonly text = computed(() => stateText(this.state()));
  readonly tone = computed(() => STATES[this.state()]?.[1] ?? 'plain');
}
