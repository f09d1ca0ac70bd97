// All trips in the traveller's own calendar: a secret address that calendar programs read, made and
// ended here.
import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, DOCUMENT, inject, signal } from '@angular/core';
import type { CalendarAddress } from '@astro/api';
import { customerUrl } from '@astro/api';
import { Action, Loaded, LoadedValue, ProblemNotice } from '@astro/ui';
import { firstValueFrom } from 'rxjs';

const ADDRESS = customerUrl('/me/calendar');

@Component({
  selector: 'app-calendar-subscription',
  imports: [Loaded, LoadedValue, ProblemNotice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="panel stack subscription" aria-labelledby="in-calendar">
      <h2 id="in-calendar">In your calendar</h2>
      @if (action.problem(); as problem) {
        <ab-problem [problem]="problem" />
      }
      <ab-loaded>
        <ng-template abValue [of]="address" let-a>
          @if (a.url; as url) {
            <p>
              Your calendar program reads all of your trips at this address and follows each change.
              Whoever has the address can read them too, so keep it to yourself.
            </p>
            <p>
              <code>{{ url }}</code>
            </p>
            <div class="row">
              <a class="button quiet small" [href]="subscribeUrl(url)">Open in your calendar</a>
              <button type="button" class="button quiet small" (click)="copy(url)">
                Copy the address
              </button>
              <button
                type="button"
                class="link"
                [attr.aria-busy]="action.busy()"
                (click)="change('delete')"
              >
                End this address
              </button>
            </div>
          } @else {
            <p>
              Subscribe once, and every trip comes into your calendar and moves there when its
              launch does.
            </p>
            <button
              type="button"
              class="button quiet small"
              [attr.aria-busy]="action.busy()"
              (click)="change('put')"
            >
              Make a calendar address
            </button>
          }
        </ng-template>
      </ab-loaded>
      <p role="status" class="small soft">{{ told() }}</p>
    </section>
  `,
})
export class CalendarSubscription {
  readonly #http = inject(HttpClient);
  readonly #clipboard = inject(DOCUMENT).defaultView?.navigator.clipboard;
  readonly address = httpResource<CalendarAddress>(() => ADDRESS);
  readonly action = new Action();
  readonly told = signal('');

  /** Calendar programs open addresses of this scheme. */
  subscribeUrl(url: string): string {
    return url.replace(/^https?:/, 'webcal:');
  }

  async copy(url: string): Promise<void> {
    const done = await this.action.run(async () => {
      await this.#clipboard?.writeText(url);
    });
    if (done) this.told.set('The address is copied.');
  }

  async change(how: 'put' | 'delete'): Promise<void> {
    this.told.set('');
    const done = await this.action.run(async () => {
      const answer = how === 'put' ? this.#http.put(ADDRESS, null) : this.#http.delete(ADDRESS);
      await firstValueFrom<unknown>(answer);
    });
    if (!done) return;
    this.address.reload();
    if (how === 'delete') this.told.set('The address has ended. Nobody reads your trips there.');
  }
}
