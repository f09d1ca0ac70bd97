// Invite an operator or an employee: the person gets an e-mail with a link.
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormField, email, form, required } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { CoreApi } from '@astro/api';
import { Field, FieldControl, FormStatus, Submission } from '@astro/ui';
import { PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';

type StaffRole = 'it' | 'employee' | 'financial';

@Component({
  selector: 'app-invite-user',
  imports: [Field, FieldControl, FormField, FormStatus, PageHead],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ab-page-head heading="Invite somebody" up="/users" upLabel="Users" />
    <ab-form-status [form]="form" [submission]="submission" />
    <form class="form" novalidate (submit)="send($event)">
      <ab-field label="Full name">
        <input autocomplete="off" [formField]="form.name" />
      </ab-field>
      <ab-field label="E-mail">
        <input type="email" autocomplete="off" [formField]="form.email" />
      </ab-field>
      <ab-field label="Role">
        <select [formField]="form.role">
          <option value="it">IT operator</option>
          <option value="employee">Employee</option>
          <option value="financial">Financial employee</option>
        </select>
      </ab-field>
      <button class="button" [attr.aria-busy]="submission.busy()">Send the invitation</button>
    </form>
  `,
})
export class InviteUser {
  readonly #api = inject(CoreApi);
  readonly #router = inject(Router);
  readonly submission = new Submission();
  readonly form = form(
    signal<{ name: string; email: string; role: StaffRole }>({ name: '', email: '', role: 'it' }),
    (path) => {
      required(path.name, { message: 'Enter a name.' });
      required(path.email, { message: 'Enter an e-mail address.' });
      email(path.email, { message: 'Enter an address such as name@example.org.' });
    },
    { name: 'invite' },
  );

  async send(event: Event): Promise<void> {
    event.preventDefault();
    const done = await this.submission.run(this.form, async () => {
      await firstValueFrom(this.#api.inviteStaff(this.form().value()));
    });
    if (done) await this.#router.navigate(['/users']);
  }
}
