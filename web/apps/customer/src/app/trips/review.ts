// Say how a flight was: stars, a title, a text. The same page changes what was said before.
import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
} from '@angular/core';
import { FormField, form, maxLength, required } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import type { Booking, OwnReview } from '@astro/api';
import { CustomerApi, customerUrl, problemOf } from '@astro/api';
import {
  Field,
  FieldControl,
  FormStatus,
  Loaded,
  LoadedValue,
  ProblemNotice,
  Submission,
  TEXT,
} from '@astro/ui';
import { firstValueFrom } from 'rxjs';
import { StarsField } from './stars-field';

@Component({
  selector: 'app-review',
  imports: [
    ...TEXT,
    Field,
    FieldControl,
    FormField,
    FormStatus,
    Loaded,
    LoadedValue,
    ProblemNotice,
    RouterLink,
    StarsField,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './review.html',
})
export class Review {
  readonly #api = inject(CustomerApi);
  readonly #router = inject(Router);
  readonly id = input.required<string>();
  readonly booking = httpResource<Booking>(() => customerUrl('/bookings/{id}', { id: this.id() }));
  /** Null: it is the first time. Nobody writes before it is known: it would come in between. */
  readonly before = httpResource<OwnReview | null>(() =>
    customerUrl('/bookings/{id}/review', { id: this.id() }),
  );
  readonly problem = computed(() => {
    const error = this.before.error();
    return error === undefined ? null : problemOf(error);
  });
  readonly submission = new Submission();
  readonly #model = signal({ stars: '', title: '', text: '' });
  readonly form = form(
    this.#model,
    (path) => {
      required(path.stars, { message: 'Choose one to five stars.' });
      required(path.title, { message: 'Say it in a few words.' });
      maxLength(path.title, 100, { message: 'Keep it to 100 characters.' });
      required(path.text, { message: 'Tell other travellers how it was.' });
      maxLength(path.text, 4000, { message: 'Keep it to 4,000 characters.' });
    },
    { name: 'review' },
  );

  constructor() {
    effect(() => {
      const before = this.before.hasValue() ? this.before.value() : null;
      if (before === null) return;
      const { stars, title, text } = before;
      this.#model.set({ stars: String(stars), title, text });
    });
  }

  async send(event: Event): Promise<void> {
    event.preventDefault();
    const done = await this.submission.run(this.form, async () => {
      const { stars, title, text } = this.#model();
      const words = { stars: Number(stars), title: title.trim(), text: text.trim() };
      await firstValueFrom(this.#api.review(this.id(), words));
    });
    if (done) await this.#router.navigate(['/trips', this.id()]);
  }
}
