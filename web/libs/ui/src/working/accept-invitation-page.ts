// The first visit of an invited person: name and password, and they are in.
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { FormField, form, required } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { Session } from '@astro/session';
import { Field, FieldControl } from '../form/field';
import { FormStatus } from '../form/form-status';
import { PASSWORD_HINT, newPassword } from '../form/password-rules';
import { Submission } from '../form/submission';
import { WORKING_APP } from './working-app';

@Component({
  selector: 'ab-accept-invitation-page',
  imports: [FormField, Field, FieldControl, FormStatus, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="door">
      <p class="brand">
        <svg class="brand-mark" aria-hidden="true" width="32" height="32">
          <use href="#orbit-low-earth-orbit" />
        </svg>
        <span>AstroBookings</span>
      </p>
      <h1>Welcome</h1>
      @if (token(); as token) {
        <p class="soft">You are invited to {{ app.title }}. Choose a name and a password.</p>
        <ab-form-status [form]="form" [submission]="submission" />
        <form class="form" novalidate (submit)="send($event, token)">
          <ab-field label="Full name">
            <input autocomplete="name" [formField]="form.name" />
          </ab-field>
          <ab-field label="Password" [hint]="passwordHint">
            <input type="password" autocomplete="new-password" [formField]="form.password" />
          </ab-field>
          <button class="button" [attr.aria-busy]="submission.busy()">Start</button>
        </form>
      } @else {
        <p>This link is not complete. Open the one in your invitation e-mail again.</p>
        <a routerLink="/sign-in">Sign in</a>
      }
    </section>
  `,
})
export class AcceptInvitationPage {
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly app = inject(WORKING_APP);
  readonly token = input<string>();
  readonly submission = new Submission();
  readonly passwordHint = PASSWORD_HINT;
  readonly form = form(
    signal({ name: '', password: '' }),
    (path) => {
      required(path.name, { message: 'Enter your full name.' });
      newPassword(path.password);
    },
    { name: 'invitation' },
  );

  async send(event: Event, token: string): Promise<void> {
    event.preventDefault();
    const done = await this.submission.run(this.form, () => {
      const { name, password } = this.form().value();
      return this.#session.acceptInvitation(token, name, password);
    });
    if (done) await this.#router.navigateByUrl(this.app.home);
    // The password is set; signing in with it goes on with the second factor.
    else if (this.submission.problem()?.code === 'second_factor_setup_required')
      await this.#router.navigate(['/sign-in'], { queryParams: { changed: 'password' } });
  }
}
