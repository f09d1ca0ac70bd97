// What the customer asked us, and how each stands.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SupportThreads } from '@astro/api';
import { customerUrl } from '@astro/api';
import { Loaded, LoadedValue, Status, TEXT } from '@astro/ui';

@Component({
  selector: 'app-support-requests',
  imports: [...TEXT, Loaded, LoadedValue, RouterLink, Status],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="section stack-wide">
      <div class="row spread">
        <h1>Your questions</h1>
        <a class="button" routerLink="/support/new">Ask us</a>
      </div>
      <ab-loaded>
        <ng-template abValue [of]="list" let-list>
          @if (list.items.length > 0) {
            <ul class="stack-wide">
              @for (r of list.items; track r.id) {
                <li class="row spread">
                  <div>
                    <h2>
                      <a [routerLink]="['/support', r.id]">{{ r.subject }}</a>
                    </h2>
                    <p class="soft small">
                      {{ r.bookingReference ? 'About ' + r.bookingReference + ', ' : ''
                      }}{{ r.changedAt | instant }}
                    </p>
                  </div>
                  <ab-status [state]="r.state" />
                </li>
              }
            </ul>
          } @else {
            <div class="empty">
              <p>You have not asked us anything yet. We answer by e-mail, and here.</p>
              <a class="button" routerLink="/support/new">Ask us</a>
            </div>
          }
        </ng-template>
      </ab-loaded>
    </section>
  `,
})
export class SupportRequests {
  readonly list = httpResource<SupportThreads>(() => customerUrl('/support-requests'));
}
