// Until when somebody else may fly on a seat: 30 days before departure (product rule).
import type { Booking } from '@astro/api';

const SWAP_MS = 30 * 86_400_000;

export function swappable(booking: Booking, now: number): boolean {
  const left = new Date(booking.launch.departsAt).getTime() - now;
  return booking.state === 'confirmed' && left >= SWAP_MS;
}
