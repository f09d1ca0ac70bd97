// Booking: seats, passengers, billing, check and pay. The booking and the step are in the address, so
// a reload and the Back button go on where the visitor was.
import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  ViewEncapsulation,
  computed,
  inject,
  input,
  signal,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Booking, LaunchDetail, Profile } from '@astro/api';
import { customerUrl, problemOf } from '@astro/api';
import { ProblemNotice } from '@astro/ui';
import { BillingForm } from '../account/billing-form';
import { BookSummary } from './book-summary';
import { Drafts } from './drafts';
import { EndedStep } from './ended-step';
import { PassengersStep } from './passengers-step';
import { ReviewStep } from './review-step';
import { SeatsStep } from './seats-step';
import type { Step } from './steps';
import { STEPS, STEP_NAMES, furthest, viewOf } from './steps';
import { WaitingStep } from './waiting-step';

@Component({
  selector: 'app-book',
  imports: [
    BillingForm,
    BookSummary,
    EndedStep,
    PassengersStep,
    ProblemNotice,
    ReviewStep,
    RouterLink,
    SeatsStep,
    WaitingStep,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './book.html',
  styleUrl: './book.css',
  encapsulation: ViewEncapsulation.None,
})
export class Book {
  readonly #router = inject(Router);
  readonly #drafts = inject(Drafts);
  readonly launchId = input.required<string>();
  readonly booking = input<string>();
  readonly step = input<string>();

  readonly launchResource = httpResource<LaunchDetail>(() =>
    customerUrl('/launches/{idOrSlug}', { idOrSlug: this.launchId() }),
  );
  readonly profileResource = httpResource<Profile>(() => customerUrl('/me'));
  readonly bookingResource = httpResource<Booking>(() => {
    const id = this.booking();
    return id ? customerUrl('/bookings/{id}', { id }) : undefined;
  });
  readonly #ranOut = signal('');

  readonly names = STEP_NAMES;
  readonly problem = computed(() => {
    const error =
      this.launchResource.error() ?? this.profileResource.error() ?? this.bookingResource.error();
    return error === undefined ? null : problemOf(error);
  });
  readonly launch = computed(() => valueOf(this.launchResource));
  readonly profile = computed(() => valueOf(this.profileResource));
  readonly held = computed(() => valueOf(this.bookingResource));
  readonly loaded = computed(() => {
    const booking = this.booking() ? this.held() !== null : true;
    return booking && this.launch() !== null && this.profile() !== null;
  });
  readonly view = computed(() => {
    const booking = this.held();
    if (booking?.state === 'held' && booking.heldUntil === this.#ranOut()) return 'ended';
    return viewOf(booking, this.profile(), this.step());
  });
  readonly steps = computed(() => {
    const reach = STEPS.indexOf(furthest(this.held(), this.profile()));
    return STEPS.map((id, i) => ({ id, name: STEP_NAMES[id], open: i <= reach }));
  });

  reload(): void {
    this.launchResource.reload();
    this.profileResource.reload();
    if (this.booking()) this.bookingResource.reload();
  }

  async go(step: Step | null, booking = this.booking()): Promise<void> {
    await this.#router.navigate([], { queryParams: { booking: booking ?? null, step } });
  }

  async seatsHeld(booking: Booking): Promise<void> {
    await this.go('passengers', booking.id);
  }

  async update(booking: Booking, next: Step): Promise<void> {
    this.bookingResource.set(booking);
    await this.go(next);
  }

  async billed(profile: Profile): Promise<void> {
    this.profileResource.set(profile);
    await this.go('review');
  }

  renewed(booking: Booking): void {
    this.bookingResource.set(booking);
  }

  /** The launch shows its free seats again, so it is read again. */
  async startAgain(): Promise<void> {
    this.launchResource.reload();
    await this.#router.navigate([], { queryParams: {} });
  }

  ranOut(booking: Booking): void {
    this.#ranOut.set(booking.heldUntil ?? '');
  }

  paid(): void {
    this.#drafts.done(this.launchId());
  }
}

function valueOf<T>(resource: { hasValue(): boolean; value(): T | undefined }): T | null {
  return resource.hasValue() ? (resource.value() ?? null) : null;
}
