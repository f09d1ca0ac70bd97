// The link under e-mails about new launches: one press ends them, without signing in.
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CustomerApi } from '@astro/api';
import { Action, ProblemNotice } from '@astro/ui';
import { firstValueFrom } from 'rxjs';

@Component({
  selector: 'app-unsubscribe',
  imports: [ProblemNotice, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="section narrow">
      <h1>E-mails about new launches</h1>
      @if (done()) {
        <div class="notice good" role="status">
          <p>You will get no more of them. E-mails about your own trips go on.</p>
        </div>
        <p>You can have them again at any time, in <a routerLink="/account">your account</a>.</p>
      } @else {
        @if (action.problem(); as problem) {
          <ab-problem [problem]="problem" />
        }
        <p>Shall we no longer write to you when a new launch goes on sale?</p>
        <div class="row">
          <button type="button" class="button" [attr.aria-busy]="action.busy()" (click)="stop()">
            End these e-mails
          </button>
          <a class="button quiet" routerLink="/">Keep them</a>
        </div>
      }
    </section>
  `,
})
export class Unsubscribe {
  readonly #api = inject(CustomerApi);
  readonly token = input.required<string>();
  readonly action = new Action();
  readonly done = signal(false);

  async stop(): Promise<void> {
    this.done.set(
      await this.action.run(async () => {
        await firstValueFrom(this.#api.unsubscribe(this.token()));
      }),
    );
  }
}
