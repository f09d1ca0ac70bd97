// One trace across all processes and jobs.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { JobPage, LogPage } from '@astro/api';
import { coreUrl } from '@astro/api';
import { Loaded, LoadedValue, Status, plural } from '@astro/ui';
import { PageHead } from '@astro/working';
import { courseOf } from './course';

const MOST = 200;

@Component({
  selector: 'app-trace',
  imports: [Loaded, LoadedValue, PageHead, RouterLink, Status],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    ab-status {
      margin-inline-end: var(--s2);
    }
  `,
  template: `
    <ab-page-head heading="Trace" [sub]="id()" up="/logs" upLabel="Logs" />
    <ab-loaded>
      <ng-template abValue [of]="logs" let-logs>
        @if (course().length > 0) {
          <p role="status">{{ said() }}</p>
          <ol class="timeline">
            @for (m of course(); track $index) {
              <li>
                <span class="soft small figures">
                  <time [attr.datetime]="m.at"
                    >{{ m.at.slice(0, 10) }} {{ m.at.slice(11, 23) }}</time
                  >
                  UTC, {{ m.source }}
                </span>
                <p>
                  <ab-status [state]="m.state" />
                  @if (m.job; as job) {
                    <a [routerLink]="['/jobs', job]">{{ m.title }}</a>
                  } @else {
                    {{ m.title }}
                  }
                </p>
              </li>
            }
          </ol>
          @if (logs.nextCursor) {
            <p class="soft">
              There is more:
              <a routerLink="/logs" [queryParams]="{ trace: id(), order: 'asc' }"
                >all entries of this trace</a
              >.
            </p>
          }
        } @else {
          <div class="empty">
            <p>Nothing is known of this trace. Entries are kept for a year, jobs for 30 days.</p>
            <a class="button quiet" routerLink="/logs">Back to the logs</a>
          </div>
        }
      </ng-template>
    </ab-loaded>
  `,
})
export class Trace {
  readonly id = input.required<string>();
  readonly logs = httpResource<LogPage>(() => ({
    url: coreUrl('/logs'),
    params: { trace: this.id(), order: 'asc', limit: MOST },
  }));
  readonly #jobs = httpResource<JobPage>(() => ({
    url: coreUrl('/jobs'),
    params: { trace: this.id(), limit: 100 },
  }));
  readonly course = computed(() =>
    courseOf(
      this.logs.hasValue() ? this.logs.value().items : [],
      this.#jobs.hasValue() ? this.#jobs.value().items : [],
    ),
  );

  said(): string {
    const jobs = this.#jobs.hasValue() ? this.#jobs.value().items.length : 0;
    const entries = this.logs.hasValue() ? this.logs.value().items.length : 0;
    return `${plural(entries, 'entry', 'entries')}, ${plural(jobs, 'job')}`;
  }
}
