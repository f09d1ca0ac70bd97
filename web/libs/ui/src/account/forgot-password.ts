// Ask for a link by e-mail. The answer is the same whether there is such an account or not.
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { FormField, email, form, required } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { Session } from '@astro/session';
import { Field, FieldControl } from '../form/field';
import { FormStatus } from '../form/form-status';
import { Submission } from '../form/submission';

@Component({
  selector: 'ab-forgot-password',
  imports: [FormField, Field, FieldControl, FormStatus, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section [class]="frame()">
      <h1>Forgot your password?</h1>
      @if (sentTo(); as address) {
        <div class="notice good" role="status">
          <p>
            If {{ address }} has an account, an e-mail with a link is on its way. The link works
            once, within 30 minutes.
          </p>
        </div>
      } @else {
        <p>Tell us your e-mail address, and we send you a link to set a new one.</p>
        <ab-form-status [form]="form" [submission]="submission" />
        <form class="form" novalidate (submit)="send($event)">
          <ab-field label="E-mail">
            <input type="email" autocomplete="username" [formField]="form.email" />
          </ab-field>
          <button class="button" [attr.aria-busy]="submission.busy()">Send the link</button>
        </form>
      }
      <p><a routerLink="/sign-in">Back to sign-in</a></p>
    </section>
  `,
})
export class ForgotPassword {
  readonly #session = inject(Session);
  readonly frame = input('door');
  readonly submission = new Submission();
  readonly sentTo = signal('');
  readonly form = form(
    signal({ email: '' }),
    (path) => {
      required(path.email, { message: 'Enter your e-mail address.' });
      email(path.email, { message: 'Enter an e-mail address such as name@example.org.' });
    },
    { name: 'forgot' },
  );

  async send(event: Event): Promise<void> {
    event.preventDefault();
    const address = this.form().value().email.trim();
    const done = await this.submission.run(this.form, () => this.#session.forgotPassword(address));
    if (done) this.sentTo.set(address);
  }
}
