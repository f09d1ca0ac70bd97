// The customer's own data: account, billing details, password.
import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  ViewEncapsulation,
  inject,
  signal,
} from '@angular/core';
import { FormField, form, required } from '@angular/forms/signals';
import type { Profile } from '@astro/api';
import { customerUrl } from '@astro/api';
import { Session } from '@astro/session';
import {
  Field,
  FieldControl,
  FormStatus,
  Loaded,
  LoadedValue,
  PASSWORD_HINT,
  Submission,
  newPassword,
} from '@astro/ui';
import { AccountForm } from './account-form';
import { BillingForm } from './billing-form';

@Component({
  selector: 'app-profile',
  imports: [
    AccountForm,
    BillingForm,
    Field,
    FieldControl,
    FormField,
    FormStatus,
    Loaded,
    LoadedValue,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './profile.html',
  styleUrl: './profile.css',
  encapsulation: ViewEncapsulation.None,
})
export class ProfilePage {
  readonly #session = inject(Session);
  readonly profile = httpResource<Profile>(() => customerUrl('/me'));
  readonly submission = new Submission();
  readonly passwordHint = PASSWORD_HINT;
  readonly passwordSaved = signal(false);
  readonly password = form(
    signal({ currentPassword: '', newPassword: '' }),
    (path) => {
      required(path.currentPassword, { message: 'Enter your current password.' });
      newPassword(path.newPassword);
    },
    { name: 'password' },
  );

  async changePassword(event: Event): Promise<void> {
    event.preventDefault();
    this.passwordSaved.set(false);
    const done = await this.submission.run(this.password, () => {
      const { currentPassword, newPassword } = this.password().value();
      return this.#session.changePassword(currentPassword, newPassword);
    });
    if (!done) return;
    this.password().reset({ currentPassword: '', newPassword: '' });
    this.passwordSaved.set(true);
  }
}
