// The own account in a working app: password, second factor, where one is signed in.
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Session } from '@astro/session';
import { PasswordForm } from '../account/password-form';
import { SecondFactorPanel } from '../account/second-factor';
import { Sessions } from '../account/sessions';
import { PageHead } from './page-head';

@Component({
  selector: 'ab-account-page',
  imports: [PageHead, PasswordForm, SecondFactorPanel, Sessions],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ab-page-head heading="Your account" [sub]="session.user()?.email ?? ''" />
    <div class="panels">
      <section class="panel" aria-labelledby="sessions">
        <h2 id="sessions">Where you are signed in</h2>
        <ab-sessions />
      </section>
      <section class="panel" aria-labelledby="second-factor">
        <h2 id="second-factor">Second factor</h2>
        <ab-second-factor />
      </section>
      <section class="panel" aria-labelledby="password">
        <h2 id="password">Password</h2>
        <p class="soft">Changing it signs you out everywhere, here too.</p>
        <ab-password-form />
      </section>
    </div>
  `,
})
export class AccountPage {
  readonly session = inject(Session);
}
