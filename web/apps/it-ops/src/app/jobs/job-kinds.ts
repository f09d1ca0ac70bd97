// Kinds of jobs: one is paused while what it needs is broken, and goes on when it is mended.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { JobKindEntry, JobKindList } from '@astro/api';
import { CoreApi, coreUrl } from '@astro/api';
import { Action, Loaded, LoadedValue, ProblemNotice, Status, TEXT } from '@astro/ui';
import { PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';

@Component({
  selector: 'app-job-kinds',
  imports: [...TEXT, Loaded, LoadedValue, PageHead, ProblemNotice, RouterLink, Status],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ab-page-head
      heading="Kinds of jobs"
      sub="Jobs of a paused kind wait. Nothing is lost: they run when the kind goes on."
      up="/jobs"
      upLabel="Jobs"
    />
    @if (action.problem(); as problem) {
      <ab-problem [problem]="problem" />
    }
    <ab-loaded>
      <ng-template abValue [of]="list" let-list>
        <div class="table-wrap">
          <table class="cards-on-phone">
            <caption>
              <span role="status">{{ said(list.items) }}</span>
            </caption>
            <thead>
              <tr>
                <th scope="col">Kind</th>
                <th scope="col">State</th>
                <th scope="col">Since (UTC)</th>
                <th scope="col">Act</th>
              </tr>
            </thead>
            <tbody>
              @for (k of list.items; track k.kind) {
                <tr>
                  <th scope="row">
                    <a routerLink="/jobs" [queryParams]="{ kind: k.kind }">{{ k.kind }}</a>
                  </th>
                  <td data-label="State">
                    <ab-status [state]="k.paused ? 'paused' : 'active'" />
                  </td>
                  <td data-label="Since" class="nowrap">
                    {{ k.pausedAt ? (k.pausedAt | stamp) : '–' }}
                  </td>
                  <td data-label="Act">
                    <button type="button" class="link" (click)="turn(k)">
                      {{ k.paused ? 'Let it go on' : 'Pause'
                      }}<span class="visually-hidden"> {{ k.kind }}</span>
                    </button>
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      </ng-template>
    </ab-loaded>
  `,
})
export class JobKinds {
  readonly #api = inject(CoreApi);
  readonly action = new Action();
  readonly list = httpResource<JobKindList>(() => coreUrl('/job-kinds'));

  said(kinds: JobKindEntry[]): string {
    const paused = kinds.filter((k) => k.paused).length;
    return paused === 0 ? 'None is paused' : `${String(paused)} of ${String(kinds.length)} paused`;
  }

  async turn(kind: JobKindEntry): Promise<void> {
    await this.action.run(async () => {
      await firstValueFrom(this.#api.setPaused(kind.kind, !kind.paused));
    });
    this.list.reload();
  }
}
