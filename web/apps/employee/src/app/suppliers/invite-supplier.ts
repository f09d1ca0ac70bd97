// Invite a supplier: the contact gets an e-mail with a link that opens the Supplier app.
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormField, email, form, required } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { AdminApi } from '@astro/api';
import { Field, FieldControl, FormStatus, Submission } from '@astro/ui';
import { PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';

@Component({
  selector: 'app-invite-supplier',
  imports: [Field, FieldControl, FormField, FormStatus, PageHead],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ab-page-head heading="Invite a supplier" up="/suppliers" upLabel="Suppliers" />
    <ab-form-status [form]="form" [submission]="submission" />
    <form class="form" novalidate (submit)="send($event)">
      <ab-field label="Supplier" hint="The name travellers will read">
        <input autocomplete="off" [formField]="form.name" />
      </ab-field>
      <ab-field label="Contact's name">
        <input autocomplete="off" [formField]="form.contactName" />
      </ab-field>
      <ab-field label="Contact's e-mail">
        <input type="email" autocomplete="off" [formField]="form.contactEmail" />
      </ab-field>
      <button class="button" [attr.aria-busy]="submission.busy()">Send the invitation</button>
    </form>
  `,
})
export class InviteSupplier {
  readonly #api = inject(AdminApi);
  readonly #router = inject(Router);
  readonly submission = new Submission();
  readonly form = form(
    signal({ name: '', contactName: '', contactEmail: '' }),
    (path) => {
      required(path.name, { message: 'Enter the name of the supplier.' });
      required(path.contactName, { message: 'Enter the name of the contact.' });
      required(path.contactEmail, { message: 'Enter the e-mail of the contact.' });
      email(path.contactEmail, { message: 'Enter an address such as name@example.org.' });
    },
    { name: 'supplier' },
  );

  async send(event: Event): Promise<void> {
    event.preventDefault();
    const done = await this.submission.run(this.form, async () => {
      await firstValueFrom(this.#api.inviteSupplier(this.form().value()));
    });
    if (done) await this.#router.navigate(['/suppliers']);
  }
}
