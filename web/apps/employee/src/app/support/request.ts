// One support request: the thread, an answer (the customer gets it by e-mail), its end.
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
import type { SupportEntryDetail } from '@astro/api';
import { AdminApi, adminUrl } from '@astro/api';
import {
  Action,
  Field,
  FieldControl,
  FormStatus,
  Loaded,
  LoadedValue,
  ProblemNotice,
  Status,
  Submission,
  Thread,
} from '@astro/ui';
import { PageHead } from '@astro/working';
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
    PageHead,
    ProblemNotice,
    RouterLink,
    Status,
    Thread,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './request.html',
})
export class SupportRequest {
  readonly #api = inject(AdminApi);
  readonly id = input.required<string>();
  readonly request = httpResource<SupportEntryDetail>(() =>
    adminUrl('/support-requests/{id}', { id: this.id() }),
  );
  readonly said = signal('');
  readonly action = new Action();
  readonly submission = new Submission();
  readonly #model = signal({ text: '' });
  readonly #key = linkedSignal({ source: this.#model, computation: () => crypto.randomUUID() });
  readonly form = form(
    this.#model,
    (path) => {
      required(path.text, { message: 'Write an answer.' });
      maxLength(path.text, 4000, { message: 'Keep it to 4,000 characters.' });
    },
    { name: 'answer' },
  );

  async answer(event: Event): Promise<void> {
    event.preventDefault();
    const done = await this.submission.run(this.form, async () => {
      const text = this.#model().text.trim();
      this.request.set(await firstValueFrom(this.#api.answerSupport(this.id(), this.#key(), text)));
    });
    if (!done) return;
    this.form().reset({ text: '' });
    this.said.set('Sent to the customer by e-mail.');
  }

  async close(): Promise<void> {
    const done = await this.action.run(async () => {
      this.request.set(await firstValueFrom(this.#api.closeSupport(this.id())));
    });
    if (done) this.said.set('Closed. It is off the work list.');
  }

  async reopen(): Promise<void> {
    const done = await this.action.run(async () => {
      this.request.set(await firstValueFrom(this.#api.reopenSupport(this.id())));
    });
    if (done) this.said.set('Open again, and on the work list.');
  }
}
