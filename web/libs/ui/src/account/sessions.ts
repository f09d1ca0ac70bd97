// Where the account is signed in; one session or all are ended.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import type { SessionEntry, SessionList } from '@astro/api';
import { Session } from '@astro/session';
import { Action } from '../feedback/action';
import { Loaded, LoadedValue } from '../feedback/loaded';
import { ProblemNotice } from '../feedback/problem-notice';
import { InstantPipe } from '../text/pipes';
import { deviceWords } from './device-words';

@Component({
  selector: 'ab-sessions',
  imports: [InstantPipe, Loaded, LoadedValue, ProblemNotice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    :host {
      display: grid;
      gap: var(--s4);
    }
    ul {
      display: grid;
      gap: var(--s4);
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: start;
      justify-content: space-between;
      gap: var(--s2) var(--s6);
    }
    .button {
      margin-block-start: var(--s4);
    }
    .chip {
      margin-inline-start: var(--s2);
    }
  `,
  template: `
    @if (action.problem(); as problem) {
      <ab-problem [problem]="problem" />
    }
    <ab-loaded>
      <ng-template abValue [of]="list" let-list>
        <ul>
          @for (s of list.items; track s.id) {
            <li>
              <div>
                <strong>{{ words(s) }}</strong>
                @if (s.current) {
                  <span class="chip good">This device</span>
                }
                <p class="soft small">
                  From {{ s.address || 'an unknown address' }}, signed in
                  {{ s.createdAt | instant }}, last used {{ s.lastUsedAt | instant }}
                </p>
              </div>
              @if (!s.current) {
                <button type="button" class="link" (click)="end(s)">
                  Sign out<span class="visually-hidden"> {{ words(s) }} {{ s.address }}</span>
                </button>
              }
            </li>
          }
        </ul>
        <div class="row">
          <button
            type="button"
            class="button quiet"
            [attr.aria-busy]="action.busy()"
            (click)="endAll()"
          >
            Sign out everywhere
          </button>
        </div>
      </ng-template>
    </ab-loaded>
  `,
})
export class Sessions {
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly action = new Action();
  readonly list = httpResource<SessionList>(() => '/api/v1/me/sessions');

  words(session: SessionEntry): string {
    return deviceWords(session.device);
  }

  async end(session: SessionEntry): Promise<void> {
    await this.action.run(() => this.#session.endSession(session.id));
    this.list.reload();
  }

  async endAll(): Promise<void> {
    if (await this.action.run(() => this.#session.endAllSessions())) {
      await this.#router.navigateByUrl('/sign-in');
    }
  }
}
