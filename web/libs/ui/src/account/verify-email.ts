// The link of the welcome mail: one press confirms the address, so that a mail scanner that opens
// links uses none up.
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session } from '@astro/session';
import { Action } from '../feedback/action';
import { ProblemNotice } from '../feedback/problem-notice';

@Component({
  selector: 'ab-verify-email',
  imports: [ProblemNotice, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section [class]="frame()">
      <h1>Confirm your address</h1>
      @if (done()) {
        <div class="notice good" role="status"><p>Thank you. Your address is confirmed.</p></div>
        <p><a class="button" routerLink="/">Go on</a></p>
      } @else if (token(); as token) {
        @if (action.problem(); as problem) {
          <ab-problem [problem]="problem" />
        }
        <p>Then we know that our e-mails about your trips reach you.</p>
        <div class="row">
          <button
            type="button"
            class="button"
            [attr.aria-busy]="action.busy()"
            (click)="confirm(token)"
          >
            Confirm
          </button>
        </div>
      } @else {
        <p>This link is not complete. Open the one in the e-mail again.</p>
      }
    </section>
  `,
})
export class VerifyEmail {
  readonly #session = inject(Session);
  readonly frame = input('door');
  readonly token = input<string>();
  readonly action = new Action();
  readonly done = signal(false);

  async confirm(token: string): Promise<void> {
    this.done.set(await this.action.run(() => this.#session.verifyEmail(token)));
  }
}
