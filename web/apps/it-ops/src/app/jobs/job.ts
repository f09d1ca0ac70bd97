// One job's story: attempts, errors, what it was given; and what an operator may do with it now.
import { JsonPipe } from '@angular/common';
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { JobAct, JobStory } from '@astro/api';
import { CoreApi, coreUrl } from '@astro/api';
import { Action, Loaded, LoadedValue, ProblemNotice, Status, TEXT } from '@astro/ui';
import { PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';

const DONE: Record<JobAct, string> = {
  run: 'It is due now; a worker takes it within a second.',
  retry: 'It is tried again, with all its attempts.',
  cancel: 'It will not run.',
};

@Component({
  selector: 'app-job',
  imports: [...TEXT, JsonPipe, Loaded, LoadedValue, PageHead, ProblemNotice, RouterLink, Status],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    pre {
      max-block-size: 24rem;
      margin: 0;
      overflow: auto;
      font-size: var(--size-s);
    }
  `,
  templateUrl: './job.html',
})
export class Job {
  readonly #api = inject(CoreApi);
  readonly id = input.required<string>();
  readonly action = new Action();
  readonly done = signal('');
  readonly words: Record<JobAct, string> = { run: 'Run now', retry: 'Retry', cancel: 'Cancel' };
  readonly job = httpResource<JobStory>(() => coreUrl('/jobs/{id}', { id: this.id() }));

  acts(job: JobStory): JobAct[] {
    if (job.state === 'ready') return ['run', 'cancel'];
    return job.state === 'dead' || job.state === 'cancelled' ? ['retry'] : [];
  }

  async run(act: JobAct): Promise<void> {
    this.done.set('');
    const done = await this.action.run(async () => {
      await firstValueFrom(this.#api.actOnJob(this.id(), act));
    });
    if (done) this.done.set(DONE[act]);
    this.job.reload();
  }
}
