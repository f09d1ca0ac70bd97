// Months of the books: what was issued in each, and closing them, which cannot be taken back.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Period, PeriodList } from '@astro/api';
import { MoneyApi, adminUrl } from '@astro/api';
import { Action, Loaded, LoadedValue, ProblemNotice, TEXT } from '@astro/ui';
import { PageHead, monthText } from '@astro/working';
import { firstValueFrom } from 'rxjs';

@Component({
  selector: 'app-periods',
  imports: [...TEXT, Loaded, LoadedValue, PageHead, ProblemNotice, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './periods.html',
})
export class Periods {
  readonly #api = inject(MoneyApi);
  readonly list = httpResource<PeriodList>(() => adminUrl('/periods'));
  readonly action = new Action();
  /** Shown with what closing it means, before it is closed. */
  readonly chosen = signal<Period | null>(null);
  readonly done = signal('');
  /** The earliest one that is open is closed next; a later one takes it along. */
  readonly takenAlong = computed(() => {
    const month = this.chosen()?.month ?? '';
    const all = this.list.hasValue() ? this.list.value().items : [];
    return all.filter((p) => p.closable && p.month < month && p.documents > 0).length;
  });
  readonly text = monthText;

  /** Where its documents are. */
  days(p: Period): Record<string, string> {
    const [year = 0, month = 0] = p.month.split('-').map(Number);
    const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
    return { from: `${p.month}-01`, to: `${p.month}-${last}` };
  }

  async close(p: Period): Promise<void> {
    const closed = await this.action.run(async () => {
      await firstValueFrom(this.#api.closePeriod(p.month));
    });
    if (!closed) return;
    this.done.set(`${monthText(p.month)} is closed.`);
    this.chosen.set(null);
    this.list.reload();
  }
}
