// A new password by the link of an e-mail.
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { Session } from '@astro/session';
import { Field, FieldControl } from '../form/field';
import { FormStatus } from '../form/form-status';
import { PASSWORD_HINT, newPassword } from '../form/password-rules';
import { Submission } from '../form/submission';

@Component({
  selector: 'ab-reset-password',
  imports: [FormField, Field, FieldControl, FormStatus, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section [class]="frame()">
      <h1>Set a new password</h1>
      @if (done()) {
        <div class="notice good" role="status">
          <p>Your password is changed, and you are signed out everywhere.</p>
        </div>
        <p><a class="button" routerLink="/sign-in">Sign in</a></p>
      } @else if (token(); as token) {
        <ab-form-status [form]="form" [submission]="submission" />
        <form class="form" novalidate (submit)="send($event, token)">
          <ab-field label="New password" [hint]="passwordHint">
            <input type="password" autocomplete="new-password" [formField]="form.password" />
          </ab-field>
          <button class="button" [attr.aria-busy]="submission.busy()">Set the password</button>
        </form>
        @if (submission.problem()?.code === 'token_invalid') {
          <p><a routerLink="/forgot-password">Ask for a new link</a></p>
        }
      } @else {
        <p>This link is not complete. Open the one in the e-mail again.</p>
        <p><a routerLink="/forgot-password">Ask for a new link</a></p>
      }
    </section>
  `,
})
export class ResetPassword {
  readonly #session = inject(Session);
  readonly frame = input('door');
  readonly token = input<string>();
  readonly submission = new Submission();
  readonly passwordHint = PASSWORD_HINT;
  readonly done = signal(false);
  readonly form = form(signal({ password: '' }), (path) => newPassword(path.password), {
    name: 'reset',
  });

  async send(event: Event, token: string): Promise<void> {
    event.preventDefault();
    const done = await this.submission.run(this.form, () =>
      this.#session.resetPassword(token, this.form().value().password),
    );
    this.done.set(done);
  }
}
