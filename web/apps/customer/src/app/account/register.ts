// Create a customer account; holders are at least 18.
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { FormField, email, form, required, validate } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { ServerClock, Session, nextOf } from '@astro/session';
import {
  Field,
  FieldControl,
  FormStatus,
  PASSWORD_HINT,
  Submission,
  completedYears,
  newPassword,
} from '@astro/ui';

@Component({
  selector: 'app-register',
  imports: [RouterLink, FormField, Field, FieldControl, FormStatus],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="section narrow">
      <h1>Create an account</h1>
      <p class="lead">You need one to hold seats. It takes a minute.</p>
      <ab-form-status [form]="form" [submission]="submission" />
      <form class="form" novalidate (submit)="send($event)">
        <ab-field label="Full name">
          <input autocomplete="name" [formField]="form.name" />
        </ab-field>
        <ab-field label="E-mail">
          <input type="email" autocomplete="username" [formField]="form.email" />
        </ab-field>
        <ab-field label="Birth date" hint="Account holders are at least 18.">
          <input type="date" autocomplete="bday" [formField]="form.birthDate" />
        </ab-field>
        <ab-field label="Password" [hint]="passwordHint">
          <input type="password" autocomplete="new-password" [formField]="form.password" />
        </ab-field>
        <label class="check">
          <input type="checkbox" [formField]="form.newLaunchMails" />
          E-mail me about new launches once I am a VIP traveller
        </label>
        <p class="soft">
          By creating an account you accept the <a routerLink="/terms">terms of booking</a>. We keep
          <a routerLink="/privacy">what a booking needs</a>, and nothing else.
        </p>
        <button class="button" [attr.aria-busy]="submission.busy()">Create account</button>
      </form>
      <p>You have one? <a routerLink="/sign-in" [queryParams]="{ next: next() }">Sign in</a></p>
    </section>
  `,
})
export class Register {
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #clock = inject(ServerClock);
  readonly next = input<string>();
  readonly submission = new Submission();
  readonly passwordHint = PASSWORD_HINT;
  readonly form = form(
    signal({ name: '', email: '', birthDate: '', password: '', newLaunchMails: false }),
    (path) => {
      required(path.name, { message: 'Enter your full name.' });
      required(path.email, { message: 'Enter your e-mail address.' });
      email(path.email, { message: 'Enter an e-mail address such as name@example.org.' });
      required(path.birthDate, { message: 'Enter your birth date.' });
      validate(path.birthDate, ({ value }) => this.#tooYoung(value()));
      newPassword(path.password);
    },
    { name: 'register' },
  );

  async send(event: Event): Promise<void> {
    event.preventDefault();
    const done = await this.submission.run(this.form, () => {
      const person = this.form().value();
      return this.#session.register({ ...person, email: person.email.trim() });
    });
    if (done) await this.#router.navigateByUrl(nextOf(this.next(), '/launches'));
  }

  #tooYoung(birthDate: string) {
    if (birthDate === '') return undefined;
    const today = new Date(this.#clock.now()).toISOString().slice(0, 10);
    if (completedYears(birthDate, today) >= 18) return undefined;
    return { kind: 'too_young', message: 'Account holders are at least 18 years old.' };
  }
}
