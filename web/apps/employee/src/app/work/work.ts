// The work list: everything that needs a person, oldest first, with what happened and what to do.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { WorkItem, WorkPage } from '@astro/api';
import { AdminApi, adminUrl } from '@astro/api';
import { Action, Loaded, LoadedValue, ProblemNotice, TEXT, foundText } from '@astro/ui';
import { ListFilter, ListPager, ListQuery, PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';

const KINDS: Record<WorkItem['kind'], string> = {
  'refund-approval': 'Refund to approve',
  'refund-by-transfer': 'Transfer to send',
  'refund-failed': 'Refund failed',
  'booking-incident': 'Money and seats',
  'launch-without-outcome': 'No outcome reported',
  'transfer-overdue': 'Transfer overdue',
  'supplier-payout': 'Payout to send',
  'bank-surplus': 'Money to send back',
  'support-request': 'Customer asks',
};

@Component({
  selector: 'app-work',
  imports: [
    ...TEXT,
    ListFilter,
    ListPager,
    Loaded,
    LoadedValue,
    PageHead,
    ProblemNotice,
    RouterLink,
  ],
  providers: [ListQuery],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './work.html',
})
export class Work {
  readonly #api = inject(AdminApi);
  readonly query = inject(ListQuery);
  readonly action = new Action();
  readonly kinds = Object.entries(KINDS).map(([value, label]) => ({ value, label }));
  readonly page = httpResource<WorkPage>(() => ({
    url: adminUrl('/work-list'),
    params: this.query.all(),
  }));

  label(item: WorkItem): string {
    return KINDS[item.kind];
  }

  count(page: WorkPage): string {
    const done = this.query.of('state') === 'done';
    return `${foundText(page.total, 'thing')} ${done ? 'done' : 'to look at'}`;
  }

  /** Where it is dealt with: the refund, the booking or the launch. */
  target(item: WorkItem): string[] {
    if (item.kind.startsWith('refund-')) return ['/refunds', item.subject];
    if (item.kind === 'supplier-payout') return ['/settlements', item.subject];
    if (item.kind === 'support-request') return ['/support', item.subject.split(':')[0] ?? ''];
    if (item.bookingId) return ['/bookings', item.bookingId];
    return ['/launches', item.launchId ?? ''];
  }

  /** Refunds and outcomes end their entry themselves; the rest a person ticks off. */
  tickable(item: WorkItem): boolean {
    const byHand = item.kind === 'booking-incident' || item.kind === 'bank-surplus';
    return item.doneAt === null && byHand;
  }

  async done(item: WorkItem): Promise<void> {
    await this.action.run(async () => {
      await firstValueFrom(this.#api.workDone(item.id, {}));
      this.page.reload();
    });
  }
}
