// One review. Its supplier answers it; an employee hides it when it is abusive, or shows it again.
import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { FormField, form, maxLength, required } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import type { ReviewEntry } from '@astro/api';
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
  TEXT,
  starRow,
  starsText,
  reasonRules,
} from '@astro/ui';
import { firstValueFrom } from 'rxjs';
import { PageHead } from '../page-head';
import { WORKING_APP } from '../working-app';

@Component({
  selector: 'ab-review-page',
  imports: [
    ...TEXT,
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
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './review-page.html',
})
export class ReviewPage {
  readonly #api = inject(AdminApi);
  readonly id = input.required<string>();
  readonly own = inject(WORKING_APP).roles.includes('supplier');
  readonly review = httpResource<ReviewEntry>(() => adminUrl('/reviews/{id}', { id: this.id() }));
  readonly row = starRow;
  readonly words = starsText;
  readonly said = signal('');
  readonly action = new Action();
  readonly submission = new Submission();
  readonly #answer = signal({ text: '' });
  readonly answer = form(
    this.#answer,
    (path) => {
      required(path.text, { message: 'Write an answer.' });
      maxLength(path.text, 2000, { message: 'Keep it to 2,000 characters.' });
    },
    { name: 'answer' },
  );
  readonly #hiding = signal({ reason: '' });
  readonly hiding = form(
    this.#hiding,
    (path) => {
      reasonRules(path.reason, 'Say why; its author reads it.');
    },
    { name: 'hide' },
  );

  constructor() {
    effect(() => {
      const before = this.review.hasValue() ? this.review.value().answer?.text : undefined;
      if (before !== undefined) untracked(() => this.#answer.set({ text: before }));
    });
  }

  async sendAnswer(event: Event): Promise<void> {
    event.preventDefault();
    const done = await this.submission.run(this.answer, async () => {
      const text = this.#answer().text.trim();
      this.review.set(await firstValueFrom(this.#api.answerReview(this.id(), text)));
    });
    if (done) this.said.set('Your answer stands below the review now.');
  }

  async hide(event: Event): Promise<void> {
    event.preventDefault();
    const done = await this.submission.run(this.hiding, async () => {
      const reason = this.#hiding().reason.trim();
      this.review.set(await firstValueFrom(this.#api.hideReview(this.id(), reason)));
    });
    if (done) this.said.set('Readers do not see it any more.');
  }

  async show(): Promise<void> {
    const done = await this.action.run(async () => {
      this.review.set(await firstValueFrom(this.#api.showReview(this.id())));
    });
    if (done) this.said.set('Readers see it again.');
  }
}
