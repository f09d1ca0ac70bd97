// The secret of a second factor, to be read by an authenticator app or typed into it, and the field
// for the first code it shows.
import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import { FormField, form, required } from '@angular/forms/signals';
import type { SecondFactorSetup } from '@astro/api';
import { Field, FieldControl } from '../form/field';
import { FormStatus } from '../form/form-status';
import { Submission } from '../form/submission';

@Component({
  selector: 'ab-factor-setup',
  imports: [FormField, Field, FieldControl, FormStatus],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    :host {
      display: grid;
      gap: var(--s3);
    }
    ol {
      display: grid;
      gap: var(--s3);
      padding-inline-start: var(--s5);
    }
    img {
      border-radius: var(--radius-s);
    }
    code {
      font-size: var(--size-s);
    }
    li > * {
      display: block;
      margin-block: var(--s2);
    }
  `,
  template: `
    <ol>
      <li>
        Read this code with an authenticator app:
        <img width="200" height="200" alt="QR code for an authenticator app" [src]="picture()" />
        or type this key into it:
        <code class="mono">{{ spaced() }}</code>
      </li>
      <li>Enter the six digits that the app shows.</li>
    </ol>
    <ab-form-status [form]="form" [submission]="submission" />
    <form class="form" novalidate (submit)="send($event)">
      <ab-field label="Code">
        <input inputmode="numeric" autocomplete="one-time-code" [formField]="form.code" />
      </ab-field>
      <button class="button" [attr.aria-busy]="submission.busy()">Confirm</button>
    </form>
  `,
})
export class FactorSetup {
  readonly setup = input.required<SecondFactorSetup>();
  /** What the first code is for. */
  readonly confirm = input.required<(code: string) => Promise<void>>();
  readonly submission = new Submission();
  readonly picture = computed(() => `data:image/svg+xml,${encodeURIComponent(this.setup().qr)}`);
  readonly spaced = computed(() => this.setup().secret.replace(/(.{4})(?=.)/g, '$1 '));
  readonly form = form(
    signal({ code: '' }),
    (path) => required(path.code, { message: 'Enter the code that the app shows.' }),
    { name: 'setup' },
  );

  async send(event: Event): Promise<void> {
    event.preventDefault();
    await this.submission.run(this.form, () =>
      this.confirm()(this.form().value().code.replaceAll(' ', '')),
    );
  }
}
