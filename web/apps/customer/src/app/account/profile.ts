// The customer's own data: account, billing details, password, second factor, sessions, all of it as a
// file.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, ViewEncapsulation, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PasswordForm, SecondFactorPanel, Sessions } from '@astro/account';
import type { Profile } from '@astro/api';
import { CustomerApi, customerUrl } from '@astro/api';
import { FileButton, Loaded, LoadedValue } from '@astro/ui';
import { AccountForm } from './account-form';
import { BillingForm } from './billing-form';
import { EmailForm } from './email-form';

@Component({
  selector: 'app-profile',
  imports: [
    AccountForm,
    BillingForm,
    EmailForm,
    FileButton,
    Loaded,
    LoadedValue,
    PasswordForm,
    RouterLink,
    SecondFactorPanel,
    Sessions,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './profile.html',
  styleUrl: './profile.css',
  encapsulation: ViewEncapsulation.None,
})
export class ProfilePage {
  readonly #api = inject(CustomerApi);
  readonly profile = httpResource<Profile>(() => customerUrl('/me'));
  readonly everything = () => this.#api.allMyData();
}
