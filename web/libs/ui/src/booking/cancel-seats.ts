// Cancel seats: which, what comes back and until when that holds, then the cancellation itself with
// exactly these figures. Figures that have lapsed are shown anew before anything happens.
import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import type { Cancellation, CancellationQuote, Problem } from '@astro/api';
import { problemOf } from '@astro/api';
import type { Observable } from 'rxjs';
import { firstValueFrom } from 'rxjs';
import { Action } from '../feedback/action';
import { ProblemNotice } from '../feedback/problem-notice';
import { plural } from '../format';
import { TEXT } from '../text/pipes';

@Component({
  selector: 'ab-cancel-seats',
  imports: [...TEXT, ProblemNotice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './cancel-seats.html',
})
export class CancelSeats {
  /** Those who have a seat. */
  readonly passengers = input.required<{ id: string; fullName: string }[]>();
  /** Where the quote is read; the chosen passengers are added. */
  readonly quoteUrl = input.required<string>();
  readonly cancel = input.required<(key: string, wish: Cancellation) => Observable<unknown>>();
  /** "You get" or "The customer gets" … back. */
  readonly who = input('You get');
  readonly done = output();

  readonly chosen = linkedSignal(() => new Set(this.passengers().map((p) => p.id)));
  readonly quote = httpResource<CancellationQuote>(() => {
    const chosen = [...this.chosen()];
    if (chosen.length === 0) return undefined;
    return { url: this.quoteUrl(), params: { passengers: chosen.join(',') } };
  });
  readonly quoteProblem = computed<Problem | null>(() => {
    const error = this.quote.error();
    return error === undefined ? null : problemOf(error);
  });
  readonly reason = signal('');
  readonly action = new Action();
  /** The figures changed between reading and confirming. */
  readonly lapsed = signal(false);
  /** One key for each choice of seats with its figures: a double click cancels once. */
  readonly #key = linkedSignal({
    source: this.quote.value,
    computation: () => crypto.randomUUID(),
  });

  seats(n: number): string {
    return plural(n, 'seat');
  }

  toggle(id: string): void {
    this.lapsed.set(false);
    this.chosen.update((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }

  async send(quote: CancellationQuote): Promise<void> {
    const reason = this.reason().trim();
    const done = await this.action.run(async () => {
      await firstValueFrom(
        this.cancel()(this.#key(), {
          passengers: quote.passengers,
          percent: quote.percent,
          amountCents: quote.amount.amountCents,
          ...(reason === '' ? {} : { reason }),
        }),
      );
    });
    if (done) {
      this.done.emit();
      return;
    }
    this.lapsed.set(this.action.problem()?.code === 'quote_lapsed');
    if (this.lapsed()) this.quote.reload();
  }
}
