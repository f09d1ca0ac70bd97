// Where a launch stands towards its go/no-go line: a meter with the line marked, and in words what
// is missing, until when, and what follows.
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { AdminLaunchDetail } from '@astro/api';
import { ServerClock } from '@astro/session';
import { formatDay, plural } from '@astro/ui';

const DAY_MS = 86_400_000;

export interface Standing {
  tone: 'good' | 'warn' | 'plain';
  finding: string;
  next: string;
}

function until(instant: string, now: number): string {
  const days = Math.ceil((new Date(instant).getTime() - now) / DAY_MS);
  return `${formatDay(instant)}, in ${plural(days, 'day')}`;
}

export function standingOf(l: AdminLaunchDetail, now: number): Standing {
  const line = l.goNoGo.neededSeats;
  const sold = l.seats.sold + l.seats.forfeited;
  if (l.status === 'succeeded' || l.status === 'aborted')
    return { tone: 'plain', finding: `${sold} of ${plural(l.capacity, 'seat')} sold.`, next: '' };
  if (sold >= line)
    return {
      tone: 'good',
      finding: `Go: ${sold} sold, past its line of ${line}.`,
      next: 'It can no longer be aborted for financial reasons.',
    };
  const finding = `${plural(line - sold, 'seat')} short of its line of ${line}.`;
  const abort = formatDay(l.financialAbortFrom);
  if (new Date(l.goNoGo.deadline).getTime() > now)
    return {
      tone: 'plain',
      finding,
      next: `The line is looked at on ${until(l.goNoGo.deadline, now)}.`,
    };
  return {
    tone: 'warn',
    finding,
    next:
      new Date(l.financialAbortFrom).getTime() > now
        ? `Its day was ${formatDay(l.goNoGo.deadline)}. From ${abort} on it may be aborted for financial reasons.`
        : `Since ${abort} it may be aborted for financial reasons.`,
  };
}

@Component({
  selector: 'ab-go-no-go',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'go-no-go' },
  template: `
    <p class="row">
      <strong>{{ standing().finding }}</strong>
      @if (standing().tone === 'warn') {
        <span class="chip warn">Under the line</span>
      }
    </p>
    <svg aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none">
      <rect class="track" width="100" height="10" rx="1" />
      <rect class="bar" [attr.width]="width()" height="10" rx="1" />
      <rect class="mark" [attr.x]="line() - 0.3" width="0.6" height="10" />
    </svg>
    @if (standing().next; as next) {
      <p class="soft small">{{ next }}</p>
    }
  `,
})
export class GoNoGo {
  readonly #clock = inject(ServerClock);
  readonly launch = input.required<AdminLaunchDetail>();
  readonly standing = computed(() => standingOf(this.launch(), this.#clock.now()));
  readonly line = computed(() => (this.launch().goNoGo.neededSeats / this.launch().capacity) * 100);
  readonly width = computed(() => {
    const { sold, forfeited } = this.launch().seats;
    return Math.min(100, ((sold + forfeited) / this.launch().capacity) * 100);
  });
}
