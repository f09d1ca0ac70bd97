// The customer's own data: account, billing details, password, second factor, sessions.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, ViewEncapsulation } from '@angular/core';
import { PasswordForm, SecondFactorPanel, Sessions } from '@astro/account';
import type { Profile } from '@astro/api';
import { customerUrl } from '@astro/api';
import { Loaded, LoadedValue } from '@astro/ui';
import { AccountForm } from './account-form';
import { BillingForm } from './billing-form';

@Component({
  selector: 'app-profile',
  imports: [
    AccountForm,
    BillingForm,
    Loaded,
    LoadedValue,
    PasswordForm,
    SecondFactorPanel,
    Sessions,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './profile.html',
  styleUrl: './profile.css',
  encapsulation: ViewEncapsulation.None,
})
export class ProfilePage {
  readonly profile = httpResource<Profile>(() => customerUrl('/me'));
}
