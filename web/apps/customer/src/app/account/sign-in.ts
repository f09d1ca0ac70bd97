// Sign in, and go on to where the visitor wanted to be.
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { FormField, email, form, required } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { Session, nextOf } from '@astro/session';
import { Field, FieldControl, FormStatus, Submission } from '@astro/ui';

@Component({
  selector: 'app-sign-in',
  imports: [RouterLink, FormField, Field, FieldControl, FormStatus],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="section narrow">
      <h1>Sign in</h1>
      @if (next()) {
        <p class="lead">Then you go on where you were.</p>
      }
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
      <p>
        New here?
        <a routerLink="/register" [queryParams]="{ next: next() }">Create an account</a>
      </p>
    </section>
  `,
})
export class SignIn {
  readonly #session = inject(Session);
  readonly #router = inject(Router);
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
    if (done) await this.#router.navigateByUrl(nextOf(this.next(), '/trips'));
  }
}
