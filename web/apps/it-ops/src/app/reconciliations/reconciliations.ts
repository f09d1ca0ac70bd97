// Runs that compare both sides of the system: what differed, what was repaired; start one.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import type { Reconciliation, ReconciliationPage } from '@astro/api';
import { CoreApi, coreUrl } from '@astro/api';
import { Action, Loaded, LoadedValue, ProblemNotice, Status, TEXT } from '@astro/ui';
import { ListPager, ListQuery, PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';

@Component({
  selector: 'app-reconciliations',
  imports: [...TEXT, ListPager, Loaded, LoadedValue, PageHead, ProblemNotice, Status],
  providers: [ListQuery],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './reconciliations.html',
})
export class Reconciliations {
  readonly #api = inject(CoreApi);
  readonly query = inject(ListQuery);
  readonly action = new Action();
  readonly page = httpResource<ReconciliationPage>(() => ({
    url: coreUrl('/reconciliations'),
    params: this.query.all(),
  }));

  found(run: Reconciliation): string {
    const classes = Object.entries(run.found).filter(([, n]) => n > 0);
    return classes.length === 0 ? 'Nothing' : classes.map(([c, n]) => `${n} ${c}`).join(', ');
  }

  async start(): Promise<void> {
    await this.action.run(async () => {
      await firstValueFrom(this.#api.reconcile('all'));
      this.page.reload();
    });
  }
}
