// Invite a colleague: they get an e-mail with a link to set a password.
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormField, email, form, required } from '@angular/forms/signals';
import { Router } from '@angular/router';
import type { EmployeeInvitation } from '@astro/api';
import { PeopleApi } from '@astro/api';
import { Field, FieldControl, FormStatus, Submission } from '@astro/ui';
import { PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';
import { ROLES } from './role-words';

@Component({
  selector: 'app-invite-employee',
  imports: [Field, FieldControl, FormField, FormStatus, PageHead],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ab-page-head heading="Invite a colleague" up="/employees" upLabel="Employees" />
    <ab-form-status [form]="form" [submission]="submission" />
    <form class="form" novalidate (submit)="send($event)">
      <ab-field label="Name">
        <input autocomplete="off" [formField]="form.name" />
      </ab-field>
      <ab-field label="E-mail">
        <input type="email" autocomplete="off" [formField]="form.email" />
      </ab-field>
      <ab-field label="Role" hint="Financial employees also handle money and invite colleagues.">
        <select [formField]="form.role">
          @for (r of roles; track r.value) {
            <option [value]="r.value">{{ r.label }}</option>
          }
        </select>
      </ab-field>
      <button class="button" [attr.aria-busy]="submission.busy()">Send the invitation</button>
    </form>
  `,
})
export class InviteEmployee {
  readonly #api = inject(PeopleApi);
  readonly #router = inject(Router);
  readonly roles = ROLES;
  readonly submission = new Submission();
  readonly form = form(
    signal<EmployeeInvitation>({ name: '', email: '', role: 'employee' }),
    (path) => {
      required(path.name, { message: 'Enter the name.' });
      required(path.email, { message: 'Enter the e-mail address.' });
      email(path.email, { message: 'Enter an address such as name@example.org.' });
    },
    { name: 'colleague' },
  );

  async send(event: Event): Promise<void> {
    event.preventDefault();
    const done = await this.submission.run(this.form, async () => {
      await firstValueFrom(this.#api.inviteEmployee(this.form().value()));
    });
    if (done) await this.#router.navigate(['/employees']);
  }
}
