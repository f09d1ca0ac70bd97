// Step 1: how many seats. Choosing holds them for 15 minutes.
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import type { Booking, HoldRequest, LaunchDetail, Profile } from '@astro/api';
import { CustomerApi } from '@astro/api';
import { Action, ProblemNotice, TEXT, plural } from '@astro/ui';
import { firstValueFrom } from 'rxjs';
import { Drafts } from './drafts';
import { inWords } from './refusals';

@Component({
  selector: 'app-seats-step',
  imports: [...TEXT, ProblemNotice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './seats-step.html',
})
export class SeatsStep {
  readonly #api = inject(CustomerApi);
  readonly #drafts = inject(Drafts);
  readonly launch = input.required<LaunchDetail>();
  readonly profile = input.required<Profile>();
  readonly booking = input.required<Booking | null>();
  readonly held = output<Booking>();
  readonly changed = output();
  readonly next = output();
  readonly given = output();
  readonly action = new Action();

  readonly limit = computed(() => (this.profile().vip ? 6 : 4));
  readonly choices = computed(() => {
    const most = Math.min(this.limit(), this.launch().availableSeats);
    return Array.from({ length: most }, (_, i) => i + 1);
  });
  readonly seats = linkedSignal<number[], number>({
    source: this.choices,
    computation: (choices, before) => Math.min(before?.value ?? 1, Math.max(choices.length, 1)),
  });
  readonly total = computed(() => {
    const { amountCents, currency } = this.launch().price;
    return { amountCents: amountCents * this.seats(), currency };
  });
  readonly problem = computed(() => {
    const problem = this.action.problem();
    return problem && inWords(problem);
  });

  heldText(booking: Booking): string {
    return plural(booking.seats, 'seat');
  }

  async hold(event: Event): Promise<void> {
    event.preventDefault();
    const launch = this.launch();
    const request: HoldRequest = {
      launchId: launch.id,
      seats: this.seats(),
      priceCents: launch.price.amountCents,
      departsAt: launch.departsAt,
    };
    const done = await this.action.run(async () => {
      const key = this.#drafts.holdKey(request);
      const booking = await firstValueFrom(this.#api.hold(key, request));
      this.#drafts.holdAnswered(launch.id);
      this.held.emit(booking);
    });
    if (!done && this.action.problem()?.status === 409) this.changed.emit();
  }

  async giveBack(booking: Booking): Promise<void> {
    await this.action.run(async () => {
      await firstValueFrom(this.#api.giveBack(booking.id));
      this.given.emit();
    });
  }
}
