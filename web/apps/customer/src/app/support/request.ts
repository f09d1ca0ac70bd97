// One question with its answers, and a way to write back.
import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { FormField, form, maxLength, required } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import type { SupportThread } from '@astro/api';
import { CustomerApi, customerUrl } from '@astro/api';
import {
  Field,
  FieldControl,
  FormStatus,
  Loaded,
  LoadedValue,
  Status,
  Submission,
  Thread,
} from '@astro/ui';
import { firstValueFrom } from 'rxjs';

@Component({
  selector: 'app-support-request',
  imports: [
    Field,
    FieldControl,
    FormField,
    FormStatus,
    Loaded,
    LoadedValue,
    RouterLink,
    Status,
    Thread,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="section">
      <ab-loaded>
        <ng-template abValue [of]="request" let-r>
          <div class="stack-wide">
            <nav class="crumbs" aria-label="Breadcrumb">
              <a routerLink="/support">Your questions</a>
            </nav>
            <div class="row spread">
              <h1>{{ r.subject }}</h1>
              <ab-status [state]="r.state" />
            </div>
            @if (r.bookingId; as booking) {
              <p>
                About your trip <a [routerLink]="['/trips', booking]">{{ r.bookingReference }}</a>
              </p>
            }
            <p role="status">
              {{
                r.state === 'open'
                  ? 'We have it, and answer by e-mail and here.'
                  : r.state === 'closed'
                    ? 'This is closed. Write back, and it is open again.'
                    : ''
              }}
            </p>
            <ab-thread [messages]="r.messages" />
            <ab-form-status [form]="form" [submission]="submission" />
            <form class="form" novalidate (submit)="send($event)">
              <ab-field label="Write back">
                <textarea rows="5" [formField]="form.text"></textarea>
              </ab-field>
              <button class="button" [attr.aria-busy]="submission.busy()">Send</button>
            </form>
          </div>
        </ng-template>
      </ab-loaded>
    </section>
  `,
})
export class SupportRequest {
  readonly #api = inject(CustomerApi);
  readonly id = input.required<string>();
  readonly request = httpResource<SupportThread>(() =>
    customerUrl('/support-requests/{id}', { id: this.id() }),
  );
  readonly submission = new Submission();
  readonly #model = signal({ text: '' });
  readonly #key = linkedSignal({ source: this.#model, computation: () => crypto.randomUUID() });
  readonly form = form(
    this.#model,
    (path) => {
      required(path.text, { message: 'Write something first.' });
      maxLength(path.text, 4000, { message: 'Keep it to 4,000 characters.' });
    },
    { name: 'reply' },
  );

  async send(event: Event): Promise<void> {
    event.preventDefault();
    const done = await this.submission.run(this.form, async () => {
      const text = this.#model().text.trim();
      this.request.set(
        await firstValueFrom(this.#api.writeToSupport(this.id(), this.#key(), text)),
      );
    });
    if (done) this.form().reset({ text: '' });
  }
}
