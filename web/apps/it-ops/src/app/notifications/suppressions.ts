// Addresses whose mails came back for good, or whose owner complained; each can be written to again.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import type { SuppressionEntry, SuppressionPage } from '@astro/api';
import { CoreApi, coreUrl } from '@astro/api';
import { Action, Loaded, LoadedValue, ProblemNotice, TEXT } from '@astro/ui';
import { ListPager, ListQuery, PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';

@Component({
  selector: 'app-suppressions',
  imports: [...TEXT, ListPager, Loaded, LoadedValue, PageHead, ProblemNotice],
  providers: [ListQuery],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ab-page-head
      heading="Suppressed addresses"
      sub="Mails to them came back for good, or their owner complained. Bookings, money and the safety of accounts are still written to them; what they can do without is not."
      up="/notifications"
      upLabel="Notifications"
    />
    @if (action.problem(); as problem) {
      <ab-problem [problem]="problem" />
    }
    <p role="status" class="saved">{{ done() }}</p>
    <ab-loaded>
      <ng-template abValue [of]="page" let-page>
        @if (page.items.length > 0) {
          <div class="table-wrap">
            <table class="cards-on-phone">
              <caption>
                Newest first
              </caption>
              <thead>
                <tr>
                  <th scope="col">Address</th>
                  <th scope="col">Why</th>
                  <th scope="col">Since (UTC)</th>
                  <th scope="col">Act</th>
                </tr>
              </thead>
              <tbody>
                @for (s of page.items; track s.id) {
                  <tr>
                    <th scope="row">{{ s.address }}</th>
                    <td data-label="Why">
                      {{ s.reason === 'bounce' ? 'Mail came back' : 'Complaint' }}
                      <span class="soft small">{{ s.detail }}</span>
                    </td>
                    <td data-label="Since" class="nowrap">{{ s.at | stamp }}</td>
                    <td data-label="Act">
                      <button type="button" class="link" (click)="remove(s)">
                        Write to it again<span class="visually-hidden"> {{ s.address }}</span>
                      </button>
                    </td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
          <ab-list-pager [next]="page.nextCursor" />
        } @else {
          <div class="empty">
            <p>No address is suppressed: no mail has come back for good.</p>
          </div>
        }
      </ng-template>
    </ab-loaded>
  `,
})
export class Suppressions {
  readonly #api = inject(CoreApi);
  readonly query = inject(ListQuery);
  readonly action = new Action();
  readonly done = signal('');
  readonly page = httpResource<SuppressionPage>(() => ({
    url: coreUrl('/suppressions'),
    params: this.query.all(),
  }));

  async remove(entry: SuppressionEntry): Promise<void> {
    this.done.set('');
    const done = await this.action.run(async () => {
      await firstValueFrom(this.#api.removeSuppression(entry.id));
    });
    if (done) this.done.set(`${entry.address} gets all its mails again.`);
    this.page.reload();
  }
}
