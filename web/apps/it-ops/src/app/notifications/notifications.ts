// E-mails: to whom, in which state, with which error; resend one.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { NotificationEntry, NotificationPage } from '@astro/api';
import { CoreApi, coreUrl } from '@astro/api';
import { Action, Loaded, LoadedValue, ProblemNotice, Status, TEXT, plural } from '@astro/ui';
import { ListFilter, ListPager, ListQuery, PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';

@Component({
  selector: 'app-notifications',
  imports: [
    ...TEXT,
    ListFilter,
    ListPager,
    Loaded,
    LoadedValue,
    PageHead,
    ProblemNotice,
    RouterLink,
    Status,
  ],
  providers: [ListQuery],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './notifications.html',
  styles: `
    .times {
      display: grid;
    }
  `,
})
export class Notifications {
  readonly #api = inject(CoreApi);
  readonly query = inject(ListQuery);
  readonly action = new Action();
  readonly states = ['queued', 'sending', 'sent', 'failed', 'dead', 'cancelled'];
  readonly page = httpResource<NotificationPage>(() => ({
    url: coreUrl('/notifications'),
    params: this.query.all(),
  }));

  count(page: NotificationPage): string {
    return page.total === undefined ? 'Notifications' : plural(page.total, 'notification');
  }

  mayResend(entry: NotificationEntry): boolean {
    return ['sent', 'failed', 'dead'].includes(entry.state);
  }

  async resend(entry: NotificationEntry): Promise<void> {
    await this.action.run(async () => {
      await firstValueFrom(this.#api.resend(entry.id));
      this.page.reload();
    });
  }
}
