// Background jobs: state, attempts, errors; run one now, or retry a dead one.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { JobEntry, JobKindList, JobPage } from '@astro/api';
import { CoreApi, coreUrl } from '@astro/api';
import { Action, Loaded, LoadedValue, ProblemNotice, Status, TEXT } from '@astro/ui';
import { ListPager, ListQuery, PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';
import { AGES, jobQuery } from './job-query';

@Component({
  selector: 'app-jobs',
  imports: [...TEXT, ListPager, Loaded, LoadedValue, PageHead, ProblemNotice, RouterLink, Status],
  providers: [ListQuery],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './jobs.html',
})
export class Jobs {
  readonly #api = inject(CoreApi);
  readonly query = inject(ListQuery);
  readonly action = new Action();
  readonly states = ['ready', 'running', 'done', 'dead', 'cancelled'];
  readonly page = httpResource<JobPage>(() => ({
    url: coreUrl('/jobs'),
    params: jobQuery(this.query.all(), Date.now()),
  }));
  readonly #kinds = httpResource<JobKindList>(() => coreUrl('/job-kinds'));
  readonly kinds = computed(() => (this.#kinds.hasValue() ? this.#kinds.value().items : []));
  readonly ages = AGES;

  async act(job: JobEntry, act: 'run' | 'retry'): Promise<void> {
    await this.action.run(async () => {
      await firstValueFrom(this.#api.actOnJob(job.id, act));
      this.page.reload();
    });
  }
}
