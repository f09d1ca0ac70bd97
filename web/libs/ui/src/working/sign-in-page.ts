// Sign in to a working app, and go on to where the person wanted to be.
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { FormField, email, form, required } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { Session, nextOf } from '@astro/session';
import { Field, FieldControl } from '../form/field';
import { FormStatus } from '../form/form-status';
import { Submission } from '../form/submission';
import { WORKING_APP } from './working-app';

@Component({
  selector: 'ab-sign-in-page',
  imports: [FormField, Field, FieldControl, FormStatus],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="door">
      <p class="brand">
        <svg class="brand-mark" aria-hidden="true" width="32" height="32">
          <use href="#orbit-low-earth-orbit" />
        </svg>
        <span>AstroBookings</span>
      </p>
      <h1>Sign in</h1>
      <p class="soft">{{ app.title }}</p>
      <ab-form-status [form]="form" [submission]="submission" />
      <form class="form" novalidate (submit)="send($event)">
        <ab-field label="E-mail">
          <input type="email" autocomplete="username" [formField]="form.email" />
        </ab-field>
        <ab-field label="Password">
          <input type="password" autocomplete="current-password" [formField]="form.password" />
        </ab-field>
        <button class="button" [attr.aria-busy]="submission.busy()">Sign in</button>
      </form>
    </section>
  `,
})
export class SignInPage {
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly app = inject(WORKING_APP);
  readonly next = input<string>();
  readonly submission = new Submission();
  readonly form = form(
    signal({ email: '', password: '' }),
    (path) => {
      required(path.email, { message: 'Enter your e-mail address.' });
      email(path.email, { message: 'Enter an e-mail address such as name@example.org.' });
      required(path.password, { message: 'Enter your password.' });
    },
    { name: 'sign-in' },
  );

  async send(event: Event): Promise<void> {
    event.preventDefault();
    const done = await this.submission.run(this.form, () => {
      const { email, password } = this.form().value();
      return this.#session.signIn(email.trim(), password);
    });
    if (done) await this.#router.navigateByUrl(nextOf(this.next(), this.app.home));
  }
}
