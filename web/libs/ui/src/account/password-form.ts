// Change of the own password. It ends every session, this one too.
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormField, form, required } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { Session } from '@astro/session';
import { Field, FieldControl } from '../form/field';
import { FormStatus } from '../form/form-status';
import { PASSWORD_HINT, newPassword } from '../form/password-rules';
import { Submission } from '../form/submission';

@Component({
  selector: 'ab-password-form',
  imports: [FormField, Field, FieldControl, FormStatus],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ab-form-status [form]="form" [submission]="submission" />
    <form class="form" novalidate (submit)="change($event)">
      <ab-field label="Current password">
        <input type="password" autocomplete="current-password" [formField]="form.currentPassword" />
      </ab-field>
      <ab-field label="New password" [hint]="passwordHint">
        <input type="password" autocomplete="new-password" [formField]="form.newPassword" />
      </ab-field>
      <button class="button" [attr.aria-busy]="submission.busy()">Change password</button>
    </form>
  `,
})
export class PasswordForm {
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly submission = new Submission();
  readonly passwordHint = PASSWORD_HINT;
  readonly form = form(
    signal({ currentPassword: '', newPassword: '' }),
    (path) => {
      required(path.currentPassword, { message: 'Enter your current password.' });
      newPassword(path.newPassword);
    },
    { name: 'password' },
  );

  async change(event: Event): Promise<void> {
    event.preventDefault();
    const done = await this.submission.run(this.form, () => {
      const { currentPassword, newPassword } = this.form().value();
      return this.#session.changePassword(currentPassword, newPassword);
    });
    if (!done) return;
    this.#session.ended();
    await this.#router.navigate(['/sign-in'], { queryParams: { changed: 'password' } });
  }
}
