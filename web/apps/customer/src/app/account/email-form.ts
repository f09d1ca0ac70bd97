// Another e-mail address: asked for here, made by the link that goes to it.
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { FormField, email, form, required } from '@angular/forms/signals';
import { CustomerApi } from '@astro/api';
import { Field, FieldControl, FormStatus, Submission } from '@astro/ui';
import { firstValueFrom } from 'rxjs';

@Component({
  selector: 'app-email-form',
  imports: [Field, FieldControl, FormField, FormStatus],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (sentTo(); as address) {
      <div class="notice good" role="status">
        <p>
          A link is on its way to {{ address }}. It works once, within a day; until then
          {{ current() }} stays.
        </p>
      </div>
    } @else {
      <ab-form-status [form]="form" [submission]="submission" />
      <form class="form" novalidate (submit)="send($event)">
        <ab-field label="New e-mail address">
          <input type="email" autocomplete="email" [formField]="form.email" />
        </ab-field>
        <ab-field label="Your password">
          <input type="password" autocomplete="current-password" [formField]="form.password" />
        </ab-field>
        <button class="button" [attr.aria-busy]="submission.busy()">Send the link</button>
      </form>
    }
  `,
})
export class EmailForm {
  readonly #api = inject(CustomerApi);
  readonly current = input.required<string>();
  readonly submission = new Submission();
  readonly sentTo = signal('');
  readonly form = form(
    signal({ email: '', password: '' }),
    (path) => {
      required(path.email, { message: 'Enter the new address.' });
      email(path.email, { message: 'Enter an e-mail address such as name@example.org.' });
      required(path.password, { message: 'Enter your password.' });
    },
    { name: 'email' },
  );

  async send(event: Event): Promise<void> {
    event.preventDefault();
    const wish = this.form().value();
    const address = wish.email.trim();
    const done = await this.submission.run(this.form, async () => {
      await firstValueFrom(this.#api.askForAddress(address, wish.password));
    });
    if (done) this.sentTo.set(address);
  }
}
