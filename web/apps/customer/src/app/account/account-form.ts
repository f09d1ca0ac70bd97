// Name, phone and consent to e-mails.
import {
  ChangeDetectionStrategy,
  Component,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { FormField, form, pattern, required } from '@angular/forms/signals';
import type { Profile } from '@astro/api';
import { CustomerApi } from '@astro/api';
import { LANGUAGE, OTHER_LANGUAGES } from '@astro/language';
import { DayPipe, Field, FieldControl, FormStatus, PHONE, Submission } from '@astro/ui';
import { firstValueFrom } from 'rxjs';

@Component({
  selector: 'app-account-form',
  imports: [DayPipe, FormField, Field, FieldControl, FormStatus],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ab-form-status [form]="form" [submission]="submission" />
    <form class="form" novalidate (submit)="send($event)">
      <dl class="facts">
        <div>
          <dt>Birth date</dt>
          <dd>{{ profile().birthDate | day }}</dd>
        </div>
      </dl>
      <ab-field label="Full name">
        <input autocomplete="name" [formField]="form.name" />
      </ab-field>
      <ab-field
        label="Phone"
        [optional]="true"
        hint="With the country code, such as +34 600 123 456"
      >
        <input type="tel" autocomplete="tel" [formField]="form.phone" />
      </ab-field>
      <ab-field label="Language of e-mails and documents">
        <select [formField]="form.language">
          @for (l of languages; track l.code) {
            <option [value]="l.code">{{ l.name }}</option>
          }
        </select>
      </ab-field>
      <label class="check">
        <input type="checkbox" [formField]="form.newLaunchMails" />
        E-mail me about new launches while I am a VIP traveller
      </label>
      <button class="button" [attr.aria-busy]="submission.busy()">Save account</button>
    </form>
    <p role="status" class="saved">{{ done() ? 'Saved.' : '' }}</p>
  `,
})
export class AccountForm {
  readonly #api = inject(CustomerApi);
  readonly profile = input.required<Profile>();
  readonly saved = output<Profile>();
  readonly done = signal(false);
  readonly submission = new Submission();
  readonly languages = [{ code: LANGUAGE, name: 'English' }, ...OTHER_LANGUAGES];
  readonly #model = linkedSignal(() => ({
    name: this.profile().name,
    phone: this.profile().phone ?? '',
    language: this.profile().language,
    newLaunchMails: this.profile().newLaunchMails,
  }));
  readonly form = form(
    this.#model,
    (path) => {
      required(path.name, { message: 'Enter your full name.' });
      pattern(path.phone, PHONE, { message: 'Enter a phone number with its country code.' });
    },
    { name: 'account' },
  );

  async send(event: Event): Promise<void> {
    event.preventDefault();
    this.done.set(false);
    await this.submission.run(this.form, async () => {
      const { phone, ...rest } = this.form().value();
      const patch = { ...rest, phone: phone === '' ? null : phone };
      this.saved.emit(await firstValueFrom(this.#api.updateProfile(patch)));
      this.done.set(true);
    });
  }
}
