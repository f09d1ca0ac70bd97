// Refusals of the booking flow in words that say what to do next.
import type { LaunchSummary, Problem } from '@astro/api';
import { formatInstant, formatMoney, plural } from '@astro/ui';

function count(problem: Problem, name: string): number {
  const value = problem.facts[name];
  return typeof value === 'number' ? value : 0;
}

/** The launch as it is now, which `launch_changed` brings along. */
export function changedLaunch(problem: Problem): LaunchSummary | null {
  const launch = problem.facts['launch'];
  return launch !== null && typeof launch === 'object' ? (launch as LaunchSummary) : null;
}

function soldOut(problem: Problem): Problem {
  const left = count(problem, 'availableSeats');
  return left === 0
    ? {
        ...problem,
        title: 'All seats are taken',
        detail: 'Somebody was faster. Seats on hold come back within minutes if they are not paid.',
      }
    : {
        ...problem,
        title: `Only ${plural(left, 'seat')} left`,
        detail: 'Somebody was faster. Choose fewer seats and try again.',
      };
}

function changed(problem: Problem): Problem {
  const launch = changedLaunch(problem);
  if (!launch) return problem;
  const date = formatInstant(launch.departsAt);
  return {
    ...problem,
    title: 'This launch has changed',
    detail: `It departs on ${date} and costs ${formatMoney(launch.price)} per seat. Nothing was booked.`,
  };
}

/** The problem with the title and detail this flow has better words for. */
export function inWords(problem: Problem): Problem {
  switch (problem.code) {
    case 'sold_out':
      return soldOut(problem);
    case 'seat_limit':
      return {
        ...problem,
        title: `You can have ${plural(count(problem, 'limit'), 'seat')} on a launch`,
        detail: `You have ${count(problem, 'taken')} on this one already, over all your bookings.`,
      };
    case 'launch_changed':
      return changed(problem);
    case 'too_many_holds':
      return {
        ...problem,
        title: 'You hold seats on several launches',
        detail: 'Pay for one of them or give one back under My trips, then try again.',
      };
    case 'not_on_sale':
      return { ...problem, title: 'This launch is no longer on sale' };
    case 'payment_provider_unavailable':
      return {
        ...problem,
        title: 'Payments are not available at the moment',
        detail: 'Your seats stay held. Try again in a minute.',
      };
    default:
      return problem;
  }
}
