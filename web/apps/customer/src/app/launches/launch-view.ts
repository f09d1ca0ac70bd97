// What the pages say about a launch. Customer API says the same, word for word, in pages/*.mustache;
// pages/README.md lists each of these names with its rule.
import type { LaunchDetail, LaunchSummary, Range } from '@astro/api';
import {
  RANGE_NAMES,
  formatDay,
  formatInstant,
  formatMoney,
  formatNumber,
  formatTime,
} from '@astro/ui';

const FEW = 3;

export interface CardView {
  id: string;
  slug: string;
  range: Range;
  rangeName: string;
  destination: string;
  rocket: string;
  spaceport: string;
  supplier: string;
  supplierSlug: string;
  departsAt: string;
  day: string;
  time: string;
  price: string;
  seatsText: string;
  fewLeft: boolean;
  closed: boolean;
  delayed: boolean;
  vipUntil: string;
}

function seatsText(l: LaunchSummary): string {
  if (l.status === 'aborted') return 'Cancelled';
  if (l.status === 'succeeded') return 'Flown';
  if (!l.onSale) return 'Sale closed';
  if (l.availableSeats === 0) return 'Sold out';
  if (l.availableSeats === 1) return 'Last seat';
  if (l.availableSeats <= FEW) return `Last ${l.availableSeats} seats`;
  return `${l.availableSeats} of ${l.capacity} seats left`;
}

export function cardView(l: LaunchSummary, asOf: string): CardView {
  const open = l.onSale && l.availableSeats > 0;
  const vip = l.vipHeadStartUntil;
  return {
    id: l.id,
    slug: l.slug,
    range: l.range,
    rangeName: RANGE_NAMES[l.range],
    destination: l.destination.name,
    rocket: l.rocket.name,
    spaceport: l.spaceport.name,
    supplier: l.supplier.name,
    supplierSlug: l.supplier.slug,
    departsAt: l.departsAt,
    day: formatDay(l.departsAt),
    time: formatTime(l.departsAt),
    price: formatMoney(l.price),
    seatsText: seatsText(l),
    fewLeft: open && l.availableSeats <= FEW,
    closed: !open,
    delayed: l.status === 'delayed',
    vipUntil: vip !== null && open && vip > asOf ? formatInstant(vip) : '',
  };
}

export interface TierView {
  percent: number;
  ended: boolean;
  untilText: string;
  /** The same without the time of day, for narrow places. */
  dayText: string;
}

export interface LaunchView extends CardView {
  bookable: boolean;
  waitable: boolean;
  closedText: string;
  aborted: boolean;
  upcoming: boolean;
  saleEndsDay: string;
  tiers: TierView[];
  afterText: string;
  dateHistory: { was: string; reason: string }[];
  rocketDescription: string;
  specifications: { name: string; value: string }[];
  capacity: number;
  goNoGoDay: string;
  neededSeats: number;
}

function closedText(l: LaunchDetail): string {
  if (l.status === 'aborted') return 'This launch was cancelled.';
  if (l.status === 'succeeded') return 'This launch has flown.';
  if (!l.onSale) return `Sales ended on ${formatDay(l.saleEndsAt)}.`;
  return 'All seats are taken or on hold. Holds that lapse come back within minutes.';
}

const REASONS: Record<string, string> = {
  weather: 'because of the weather',
  technical: 'for technical reasons',
  financial: 'for financial reasons',
};

export function tierViews(tiers: LaunchDetail['refundTiers'], asOf: string): TierView[] {
  return tiers.map((tier) => {
    const ended = tier.until < asOf;
    const text = (when: string) => (ended ? `ended ${when}` : `until ${when}`);
    return {
      percent: tier.percent,
      ended,
      untilText: text(formatInstant(tier.until)),
      dayText: text(formatDay(tier.until)),
    };
  });
}

export function launchView(l: LaunchDetail): LaunchView {
  const last = l.refundTiers.at(-1);
  return {
    ...cardView(l, l.asOf),
    bookable: l.onSale && l.availableSeats > 0,
    waitable: l.onSale && l.availableSeats === 0,
    closedText: closedText(l),
    aborted: l.status === 'aborted',
    upcoming: l.status === 'scheduled' || l.status === 'delayed',
    saleEndsDay: formatDay(l.saleEndsAt),
    tiers: tierViews(l.refundTiers, l.asOf),
    afterText: last ? `after ${formatInstant(last.until)}` : '',
    dateHistory: l.dateHistory.map((d) => ({
      was: formatDay(d.departsAt),
      reason: REASONS[d.reason] ?? d.reason,
    })),
    rocketDescription: l.rocket.description,
    specifications: l.rocket.specifications,
    capacity: l.capacity,
    goNoGoDay: formatDay(l.goNoGo.deadline),
    neededSeats: l.goNoGo.neededSeats,
  };
}

/** `1,204 launches with free seats`; `all` when sold-out ones are shown too. */
export function countText(total: number, all: boolean): string {
  const what = all ? '' : ' with free seats';
  if (total === 0) return `No launch${what}`;
  return total === 1 ? `1 launch${what}` : `${formatNumber(total)} launches${what}`;
}

export function pageTitle(v: LaunchView): string {
  return `${v.destination} on ${v.rocket}, ${v.day}`;
}

export function pageDescription(v: LaunchView): string {
  return (
    `Fly to ${v.destination} on ${v.rocket} from ${v.spaceport} on ${v.day}. ` +
    `${v.price} per seat. ${v.seatsText}.`
  );
}
