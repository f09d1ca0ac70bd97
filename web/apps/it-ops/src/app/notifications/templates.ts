// All mail templates by name, with the subject that made-up data gives.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { TemplateList } from '@astro/api';
import { coreUrl } from '@astro/api';
import { Loaded, LoadedValue, plural } from '@astro/ui';
import { PageHead } from '@astro/working';

@Component({
  selector: 'app-templates',
  imports: [Loaded, LoadedValue, PageHead, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ab-page-head heading="Mail templates" up="/notifications" upLabel="Notifications" />
    <ab-loaded>
      <ng-template abValue [of]="list" let-list>
        <div class="table-wrap">
          <table class="cards-on-phone">
            <caption>
              {{
                count(list)
              }}, with made-up data
            </caption>
            <thead>
              <tr>
                <th scope="col">Template</th>
                <th scope="col">Subject</th>
              </tr>
            </thead>
            <tbody>
              @for (t of list.items; track t.name) {
                <tr>
                  <th scope="row">
                    <a [routerLink]="['/notifications/templates', t.name]">{{ t.name }}</a>
                  </th>
                  <td data-label="Subject">{{ t.subject }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      </ng-template>
    </ab-loaded>
  `,
})
export class Templates {
  readonly list = httpResource<TemplateList>(() => coreUrl('/notification-templates'));

  count(list: TemplateList): string {
    return plural(list.items.length, 'template');
  }
}
