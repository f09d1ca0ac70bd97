// What the customer said of a flight, on its trip; or where to say it.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OwnReview as Facts } from '@astro/api';
import { customerUrl, problemOf } from '@astro/api';
import { ServerClock } from '@astro/session';
import { ProblemNotice, TEXT, starRow, starsText } from '@astro/ui';

@Component({
  selector: 'app-own-review',
  imports: [...TEXT, ProblemNotice, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="wide" aria-labelledby="t-review">
      <h2 id="t-review">Your review</h2>
      @if (review(); as r) {
        <p class="stars">
          <span aria-hidden="true">{{ row(r.stars) }}</span><span class="visually-hidden">{{
            words(r.stars)
          }}</span>
        </p>
        <h3>{{ r.title }}</h3>
        <p class="said">{{ r.text }}</p>
        @if (r.hiddenBecause; as why) {
          <p class="notice warn">We have hidden it from readers: {{ why }}</p>
        }
        @if (r.answer; as answer) {
          <div class="answer">
            <p class="small">
              <strong>The supplier answers</strong><span class="soft">, {{ answer.at | day }}</span>
            </p>
            <p class="said">{{ answer.text }}</p>
          </div>
        }
        @if (editable(r)) {
          <p>
            <a [routerLink]="['/trips', id(), 'review']">Change your review</a
            ><span class="soft small">, until {{ r.editableUntil | day }}</span>
          </p>
        }
      } @else if (missing()) {
        <p>How was it? Your review helps other travellers to choose.</p>
        <a class="button" [routerLink]="['/trips', id(), 'review']">Review the flight</a>
      } @else if (problem(); as problem) {
        <ab-problem [problem]="problem" [retryable]="true" (again)="resource.reload()" />
      } @else {
        <p class="visually-hidden" role="status">Loading</p>
      }
    </section>
  `,
})
export class OwnReview {
  readonly #clock = inject(ServerClock);
  /** The booking's. */
  readonly id = input.required<string>();
  /** Null: there is none yet. */
  readonly resource = httpResource<Facts | null>(() =>
    customerUrl('/bookings/{id}/review', { id: this.id() }),
  );
  readonly review = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  readonly problem = computed(() => {
    const error = this.resource.error();
    return error === undefined ? null : problemOf(error);
  });
  readonly missing = computed(() => this.resource.hasValue() && this.resource.value() === null);
  readonly row = starRow;
  readonly words = starsText;

  editable(review: Facts): boolean {
    return new Date(review.editableUntil).getTime() >= this.#clock.now();
  }
}
