// Signing in: e-mail and password; then, where there is one, the code of the second factor, or
// setting one up for who must have one.
import { ChangeDetectionStrategy, Component, inject, output, signal } from '@angular/core';
import { FormField, email, form, required } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import type { SecondFactorSetup } from '@astro/api';
import { problemOf } from '@astro/api';
import { Session } from '@astro/session';
import { Field, FieldControl } from '../form/field';
import { FormStatus } from '../form/form-status';
import { Submission } from '../form/submission';
import { FactorSetup } from './factor-setup';
import { RecoveryCodes } from './recovery-codes';

interface Setup extends SecondFactorSetup {
  setupToken: string;
}

@Component({
  selector: 'ab-sign-in-form',
  imports: [FactorSetup, FormField, Field, FieldControl, FormStatus, RecoveryCodes, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: ':host { display: grid; gap: var(--s4); }',
  template: `
    @if (codes(); as codes) {
      <ab-recovery-codes [codes]="codes">
        <button type="button" class="button" (click)="entered.emit()">I have kept them</button>
      </ab-recovery-codes>
    } @else if (setup(); as setup) {
      <p>Your work needs a second factor. You set it up once.</p>
      <ab-factor-setup [setup]="setup" [confirm]="finish" />
    } @else {
      <ab-form-status [form]="form" [submission]="submission" />
      <form class="form" novalidate (submit)="send($event)">
        @if (codeAsked()) {
          <ab-field label="Code" hint="From your authenticator app, or a recovery code">
            <input inputmode="numeric" autocomplete="one-time-code" [formField]="form.code" />
          </ab-field>
        } @else {
          <ab-field label="E-mail">
            <input type="email" autocomplete="username" [formField]="form.email" />
          </ab-field>
          <ab-field label="Password">
            <input type="password" autocomplete="current-password" [formField]="form.password" />
          </ab-field>
        }
        <button class="button" [attr.aria-busy]="submission.busy()">Sign in</button>
      </form>
      <p>
        @if (codeAsked()) {
          <button type="button" class="link" (click)="startAgain()">Use another account</button>
        } @else {
          <a routerLink="/forgot-password">Forgot your password?</a>
        }
      </p>
    }
  `,
})
export class SignInForm {
  readonly #session = inject(Session);
  readonly entered = output();
  readonly submission = new Submission();
  readonly codeAsked = signal(false);
  readonly setup = signal<Setup | null>(null);
  readonly codes = signal<string[] | null>(null);
  readonly form = form(
    signal({ email: '', password: '', code: '' }),
    (path) => {
      required(path.email, { message: 'Enter your e-mail address.' });
      email(path.email, { message: 'Enter an e-mail address such as name@example.org.' });
      required(path.password, { message: 'Enter your password.' });
      required(path.code, {
        message: 'Enter the code of your app.',
        when: () => this.codeAsked(),
      });
    },
    { name: 'sign-in' },
  );

  async send(event: Event): Promise<void> {
    event.preventDefault();
    await this.submission.run(this.form, () => this.#try());
  }

  /** In, or to another step that comes first. */
  async #try(): Promise<void> {
    const { email, password, code } = this.form().value();
    try {
      await this.#session.signIn(email.trim(), password, code.replaceAll(' ', ''));
      this.entered.emit();
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === 'second_factor_required') this.codeAsked.set(true);
      else if (problem.code === 'second_factor_setup_required')
        this.setup.set(problem.facts as unknown as Setup);
      else throw error;
    }
  }

  readonly finish = async (code: string): Promise<void> => {
    const token = this.setup()?.setupToken ?? '';
    this.codes.set(await this.#session.finishSecondFactor(token, code));
  };

  startAgain(): void {
    this.codeAsked.set(false);
    this.form().reset({ email: '', password: '', code: '' });
  }
}
