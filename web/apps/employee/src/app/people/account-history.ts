// What was done to an account, newest first, from the audit.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AuditPage } from '@astro/api';
import { adminUrl } from '@astro/api';
import { Loaded, LoadedValue, TEXT } from '@astro/ui';
import { changesOf } from '../audit/audit-words';

@Component({
  selector: 'app-account-history',
  imports: [...TEXT, Loaded, LoadedValue, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'panel' },
  template: `
    <h2>What was done to this account</h2>
    <ab-loaded>
      <ng-template abValue [of]="acts" let-page>
        @if (page.items.length > 0) {
          <ol class="timeline">
            @for (a of page.items; track a.number) {
              <li class="done">
                <time class="soft" [attr.datetime]="a.at">{{ a.at | instant }}</time>
                <div>
                  <p>
                    {{ a.summary }} <span class="soft">({{ a.actor }})</span>
                  </p>
                  @for (d of changes(a); track d.name) {
                    <p class="soft small">{{ d.name }}: {{ d.before }} → {{ d.after }}</p>
                  }
                </div>
              </li>
            }
          </ol>
          @if (page.nextCursor) {
            <a routerLink="/audit" [queryParams]="{ subject: id() }">All of it</a>
          }
        } @else {
          <p class="soft">Nothing yet.</p>
        }
      </ng-template>
    </ab-loaded>
  `,
})
export class AccountHistory {
  readonly id = input.required<string>();
  /** Whenever this changes something was done, and it is read again. */
  readonly after = input('');
  readonly acts = httpResource<AuditPage>(() => {
    this.after();
    return { url: adminUrl('/audit'), params: { subject: this.id(), limit: 10 } };
  });
  readonly changes = changesOf;
}
