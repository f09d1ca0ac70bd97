// Ask us something: about one of the own bookings, or not.
import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { FormField, form, maxLength, required } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import type { Booking } from '@astro/api';
import { CustomerApi, customerUrl } from '@astro/api';
import { Field, FieldControl, FormStatus, Submission, TEXT } from '@astro/ui';
import { firstValueFrom } from 'rxjs';

@Component({
  selector: 'app-ask-support',
  imports: [...TEXT, Field, FieldControl, FormField, FormStatus, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="section stack-wide">
      <nav class="crumbs" aria-label="Breadcrumb">
        <a routerLink="/support">Your questions</a>
      </nav>
      <h1>Ask us</h1>
      <p class="lead">
        @if (about(); as b) {
          About your trip {{ b.reference }} to {{ b.launch.destinationName }},
          {{ b.launch.departsAt | day }}.
        }
        Somebody of us answers by e-mail, and you read it here.
      </p>
      <ab-form-status [form]="form" [submission]="submission" />
      <form class="form" novalidate (submit)="send($event)">
        <ab-field label="What is it about?">
          <input autocomplete="off" [formField]="form.subject" />
        </ab-field>
        <ab-field label="Your question" hint="No card numbers or passwords, please.">
          <textarea rows="8" [formField]="form.text"></textarea>
        </ab-field>
        <button class="button" [attr.aria-busy]="submission.busy()">Send the question</button>
      </form>
    </section>
  `,
})
export class AskSupport {
  readonly #api = inject(CustomerApi);
  readonly #router = inject(Router);
  /** The id of a booking, from its trip. */
  readonly booking = input<string>();
  readonly #facts = httpResource<Booking>(() => {
    const id = this.booking();
    return id === undefined ? undefined : customerUrl('/bookings/{id}', { id });
  });
  readonly about = computed(() => (this.#facts.hasValue() ? this.#facts.value() : null));
  readonly submission = new Submission();
  readonly #model = signal({ subject: '', text: '' });
  /** One key for each question: a double click asks once. */
  readonly #key = linkedSignal({ source: this.#model, computation: () => crypto.randomUUID() });
  readonly form = form(
    this.#model,
    (path) => {
      required(path.subject, { message: 'Say it in a few words.' });
      maxLength(path.subject, 120, { message: 'Keep it to 120 characters.' });
      required(path.text, { message: 'Write your question.' });
      maxLength(path.text, 4000, { message: 'Keep it to 4,000 characters.' });
    },
    { name: 'ask' },
  );

  async send(event: Event): Promise<void> {
    event.preventDefault();
    let id = '';
    const done = await this.submission.run(this.form, async () => {
      const { subject, text } = this.#model();
      const bookingId = this.booking();
      const question = {
        subject: subject.trim(),
        text: text.trim(),
        ...(bookingId && { bookingId }),
      };
      ({ id } = await firstValueFrom(this.#api.askSupport(this.#key(), question)));
    });
    if (done) await this.#router.navigate(['/support', id]);
  }
}
