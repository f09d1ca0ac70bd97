// Beside the steps: the launch, the sum, the refund dates, and the time the hold has left.
import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { Booking, LaunchDetail } from '@astro/api';
import { CustomerApi } from '@astro/api';
import { Action, Countdown, Orbit, ProblemNotice, TEXT, plural } from '@astro/ui';
import { firstValueFrom } from 'rxjs';
import { tierViews } from '../launches/launch-view';
import { inWords } from './refusals';

@Component({
  selector: 'app-book-summary',
  imports: [...TEXT, Countdown, Orbit, ProblemNotice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './book-summary.html',
})
export class BookSummary {
  readonly #api = inject(CustomerApi);
  readonly launch = input.required<LaunchDetail>();
  readonly booking = input.required<Booking | null>();
  readonly running = input(true);
  readonly renewed = output<Booking>();
  readonly ranOut = output<Booking>();
  readonly given = output();
  readonly action = new Action();

  readonly hold = computed(() => {
    const b = this.booking();
    return b?.state === 'held' && this.running() ? b : null;
  });
  readonly problem = computed(() => {
    const problem = this.action.problem();
    return problem && inWords(problem);
  });
  readonly departsAt = computed(() => this.booking()?.launch.departsAt ?? this.launch().departsAt);
  readonly price = computed(() => this.booking()?.price ?? this.launch().price);
  readonly tiers = computed(() => {
    const policy = this.booking()?.refundPolicy ?? this.launch().refundTiers;
    return tierViews(policy, this.launch().asOf);
  });

  seats(booking: Booking): string {
    return plural(booking.seats, 'seat');
  }

  async renew(booking: Booking): Promise<void> {
    await this.action.run(async () => {
      this.renewed.emit(await firstValueFrom(this.#api.renew(booking.id)));
    });
  }

  async giveBack(booking: Booking): Promise<void> {
    await this.action.run(async () => {
      await firstValueFrom(this.#api.giveBack(booking.id));
      this.given.emit();
    });
  }
}
