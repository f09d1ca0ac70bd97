// What has happened to a booking and what is to come, in order.
import type { Booking } from '@astro/api';
import { plural } from '@astro/ui';

export interface Moment {
  at: string;
  text: string;
  past: boolean;
}

const ALIVE = ['held', 'paying', 'confirmed'];

export function timelineOf(booking: Booking, now: string): Moment[] {
  const moments: [at: string | null, text: string][] = [
    [booking.createdAt, 'Seats held'],
    [booking.confirmedAt, 'Paid and confirmed'],
  ];
  if (booking.state === 'held') moments.push([booking.heldUntil, 'The hold ends']);
  if (booking.state === 'paying') moments.push([booking.payBy, 'Last moment to pay']);
  if (ALIVE.includes(booking.state)) {
    for (const tier of booking.refundPolicy) {
      if (tier.until > booking.createdAt)
        moments.push([tier.until, `Last moment to cancel with ${tier.percent} % back`]);
    }
    moments.push([booking.launch.departsAt, 'Departure']);
  }
  for (const c of booking.cancellations)
    moments.push([c.at, `${plural(c.passengers.length, 'seat')} cancelled, ${c.percent} % back`]);
  if (booking.state === 'flown') moments.push([booking.launch.departsAt, 'Flown']);
  return moments
    .filter((m): m is [string, string] => m[0] !== null)
    .map(([at, text]) => ({ at, text, past: at <= now }))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}
