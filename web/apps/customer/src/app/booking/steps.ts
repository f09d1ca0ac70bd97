// Which step of a booking a visitor is at: from the booking itself, so that a reload goes on there.
import type { Booking, Profile } from '@astro/api';

export const STEPS = ['seats', 'passengers', 'billing', 'review'] as const;
export type Step = (typeof STEPS)[number];

export const STEP_NAMES: Record<Step, string> = {
  seats: 'Seats',
  passengers: 'Passengers',
  billing: 'Billing',
  review: 'Check and pay',
};

/** What the page shows: one of the steps, or one of the two ends of a booking. */
export type View = Step | 'waiting' | 'ended' | 'done';

export function billingComplete(profile: Profile): boolean {
  return profile.taxId !== null && profile.taxId !== '' && profile.legalAddress !== null;
}

/** The furthest step that may be opened: each needs what the ones before it give. */
export function furthest(booking: Booking | null, profile: Profile | null): Step {
  if (booking === null) return 'seats';
  if (booking.passengers.length < booking.seats) return 'passengers';
  return profile !== null && billingComplete(profile) ? 'review' : 'billing';
}

export function isStep(value: string | null | undefined): value is Step {
  return STEPS.includes(value as Step);
}

/** The asked-for step if it is within reach, else the furthest; ended and paid bookings decide. */
export function viewOf(
  booking: Booking | null,
  profile: Profile | null,
  asked: string | null | undefined,
): View {
  if (booking !== null && booking.state === 'paying') return 'waiting';
  if (booking !== null && ['expired', 'cancelled', 'aborted'].includes(booking.state)) {
    return 'ended';
  }
  if (booking !== null && booking.state !== 'held') return 'done';
  const limit = furthest(booking, profile);
  if (isStep(asked) && STEPS.indexOf(asked) <= STEPS.indexOf(limit)) return asked;
  return limit;
}
