// Last step: everything once more, then the payment. A launch that changed since it was held must be
// accepted as it is now before money moves.
import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Booking, PaymentMethod, Profile } from '@astro/api';
import { CustomerApi } from '@astro/api';
import { ServerClock } from '@astro/session';
import { Action, ProblemNotice, TEXT, countryName } from '@astro/ui';
import { firstValueFrom } from 'rxjs';
import { tierViews } from '../launches/launch-view';
import { Drafts } from './drafts';
import { keepLanguage } from './language-kept';
import { changedLaunch, inWords } from './refusals';

@Component({
  selector: 'app-review-step',
  imports: [...TEXT, ProblemNotice, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './review-step.html',
})
export class ReviewStep {
  readonly #api = inject(CustomerApi);
  readonly #drafts = inject(Drafts);
  readonly #router = inject(Router);
  readonly #clock = inject(ServerClock);
  readonly #window = inject(DOCUMENT).defaultView;
  readonly booking = input.required<Booking>();
  readonly profile = input.required<Profile>();
  readonly changed = output();
  readonly paid = output();
  readonly pending = output<Booking>();
  readonly action = new Action();
  readonly unaccepted = signal(false);
  readonly methods = computed<PaymentMethod[]>(() => this.booking().paymentMethods);
  readonly method = linkedSignal<PaymentMethod>(() => this.methods()[0] ?? 'card');

  /** The departure of this launch now: that of the booking, or a newer one a refusal told. */
  readonly departsAt = linkedSignal(() => this.booking().launch.departsAt);
  readonly moved = computed(() => this.departsAt() !== this.booking().quotedDepartsAt);
  readonly accepted = linkedSignal({ source: this.departsAt, computation: () => false });
  readonly declined = computed(() => this.booking().payment?.state === 'declined');
  readonly address = computed(() => {
    const a = this.profile().legalAddress;
    if (!a) return [];
    const lines = [a.line1, a.line2, `${a.postalCode} ${a.city}`, a.region, countryName(a.country)];
    return lines.filter((line) => line !== null && line !== undefined && line !== '');
  });
  readonly tiers = computed(() => {
    return tierViews(this.booking().refundPolicy, new Date(this.#clock.now()).toISOString());
  });
  readonly problem = computed(() => {
    const problem = this.action.problem();
    return problem && inWords(problem);
  });

  async pay(event: Event): Promise<void> {
    event.preventDefault();
    this.unaccepted.set(this.moved() && !this.accepted());
    if (this.unaccepted()) return;
    const done = await this.action.run(() => this.#pay());
    const problem = this.action.problem();
    if (done || problem === null) return;
    if (problem.code === 'launch_changed') {
      const launch = changedLaunch(problem);
      if (launch) this.departsAt.set(launch.departsAt);
    } else if (problem.status === 409) {
      this.changed.emit();
    }
  }

  async #pay(): Promise<void> {
    const booking = this.booking();
    if (this.#window) keepLanguage(this.#window);
    const key = this.#drafts.paymentKey(booking.id, (booking.payment?.attempts ?? 0) + 1);
    const answer = await firstValueFrom(
      this.#api.pay(booking.id, key, this.method(), this.departsAt()),
    );
    this.paid.emit();
    if (this.method() === 'bank-transfer') await this.#router.navigate(['/trips', booking.id]);
    else if (answer.redirectUrl) this.#window?.location.assign(answer.redirectUrl);
    else this.pending.emit(answer.booking);
  }
}
