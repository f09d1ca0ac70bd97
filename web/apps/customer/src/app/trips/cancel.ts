// Cancel seats: which, what comes back and until when that holds, then the cancellation itself with
// exactly these figures. Figures that have lapsed are shown anew before anything happens.
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
import { Router, RouterLink } from '@angular/router';
import type { Booking, CancellationQuote, Problem } from '@astro/api';
import { CustomerApi, customerUrl, problemOf } from '@astro/api';
import { ServerClock } from '@astro/session';
import { Action, Loaded, LoadedValue, ProblemNotice, TEXT, plural } from '@astro/ui';
import { firstValueFrom } from 'rxjs';
import { swappable } from './swap';

@Component({
  selector: 'app-cancel',
  imports: [...TEXT, Loaded, LoadedValue, ProblemNotice, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './cancel.html',
})
export class Cancel {
  readonly #api = inject(CustomerApi);
  readonly #router = inject(Router);
  readonly #clock = inject(ServerClock);
  readonly id = input.required<string>();
  readonly booking = httpResource<Booking>(() => customerUrl('/bookings/{id}', { id: this.id() }));
  readonly kept = computed(() =>
    this.booking.hasValue()
      ? this.booking.value().passengers.filter((p) => p.state === 'kept')
      : [],
  );
  readonly chosen = linkedSignal(() => new Set(this.kept().map((p) => p.id)));
  readonly quote = httpResource<CancellationQuote>(() => {
    const chosen = [...this.chosen()];
    if (chosen.length === 0) return undefined;
    return {
      url: customerUrl('/bookings/{id}/cancellation-quote', { id: this.id() }),
      params: { passengers: chosen.join(',') },
    };
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

  swappable(b: Booking): boolean {
    return swappable(b, this.#clock.now());
  }

  firstChosen(): string {
    return [...this.chosen()][0] ?? '';
  }

  async cancel(quote: CancellationQuote): Promise<void> {
    const reason = this.reason().trim();
    const done = await this.action.run(async () => {
      await firstValueFrom(
        this.#api.cancel(this.id(), this.#key(), {
          passengers: quote.passengers,
          percent: quote.percent,
          amountCents: quote.amount.amountCents,
          ...(reason === '' ? {} : { reason }),
        }),
      );
    });
    if (done) {
      await this.#router.navigate(['/trips', this.id()]);
      return;
    }
    this.lapsed.set(this.action.problem()?.code === 'quote_lapsed');
    if (this.lapsed()) this.quote.reload();
  }
}
