// Text of money, days and times, in the build's language. Customer API writes the same text into its
// public pages, so the rules are plain enough to be written twice: no locale data is involved.
import {
  BETWEEN_DATE_PARTS,
  NAMING_LANGUAGE,
  DECIMAL_POINT,
  MONTHS,
  grouped,
  withUnit,
  withWeekday,
} from './writing';

const two = (n: number): string => String(n).padStart(2, '0');

/** `US$ 250,000`, with cents only when there are some: `US$ 1,250.50`. Minus before the sign. */
export function formatMoney(money: { amountCents: number; currency: string }): string {
  const cents = Math.abs(money.amountCents);
  const whole = grouped(String(Math.trunc(cents / 100)));
  const rest = cents % 100 === 0 ? '' : `${DECIMAL_POINT}${two(cents % 100)}`;
  const sign = money.amountCents < 0 ? '−' : '';
  const unit = money.currency === 'USD' ? 'US$' : money.currency;
  return sign + withUnit(whole + rest, unit);
}

/** `1,204` */
export function formatNumber(n: number): string {
  return grouped(String(n));
}

/** `4.6` */
export function formatTenths(n: number): string {
  return n.toFixed(1).replace('.', DECIMAL_POINT);
}

/** `3 May 2028`, of an instant (in UTC) or of a day. */
export function formatDay(value: string): string {
  return `${new Date(value).getUTCDate()}${BETWEEN_DATE_PARTS}${formatMonth(value)}`;
}

/** `May 2028`, of an instant (in UTC), a day or a month. */
export function formatMonth(value: string): string {
  const at = new Date(value);
  return `${MONTHS[at.getUTCMonth()] ?? ''}${BETWEEN_DATE_PARTS}${at.getUTCFullYear()}`;
}

/** `3 May 2028`, `3 Sep 2028`: for tables. */
export function formatShortDay(value: string): string {
  const at = new Date(value);
  const month = MONTHS[at.getUTCMonth()]?.slice(0, 3) ?? '';
  return `${at.getUTCDate()} ${month} ${at.getUTCFullYear()}`;
}

/** `14:30 UTC` */
export function formatTime(value: string): string {
  const at = new Date(value);
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())} UTC`;
}

/** `3 May 2028, 14:30 UTC` */
export function formatInstant(value: string): string {
  return `${formatDay(value)}, ${formatTime(value)}`;
}

/** `2028-05-03 14:30:05`, in UTC: for operators. */
export function formatStamp(value: string): string {
  return `${value.slice(0, 10)} ${value.slice(11, 19)}`;
}

/** `Wednesday 3 May 2028, 11:30 GMT-3`: the same instant on a clock at the given place. */
export function formatLocal(value: string, timeZone?: string): string {
  const part = new Intl.DateTimeFormat(NAMING_LANGUAGE, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    ...(timeZone ? { timeZone } : {}),
  }).formatToParts(new Date(value));
  const of = (type: Intl.DateTimeFormatPartTypes): string =>
    part.find((p) => p.type === type)?.value ?? '';
  const date = [of('day'), of('month'), of('year')].join(BETWEEN_DATE_PARTS);
  return `${withWeekday(of('weekday'), date)}, ${of('hour')}:${of('minute')} ${of('timeZoneName')}`;
}

/** `1 seat`, `3 seats` */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${formatNumber(n)} ${n === 1 ? one : many}`;
}

const MOST_COUNTED = 10_000;

/** `1 booking`, `More than 10,000 bookings`: what a list found; the server counts no further. */
export function foundText(total: number | undefined, one: string, many = `${one}s`): string {
  if (total === undefined) return many.charAt(0).toUpperCase() + many.slice(1);
  if (total > MOST_COUNTED) return `More than ${plural(MOST_COUNTED, one, many)}`;
  return plural(total, one, many);
}

/** `12:05` of the milliseconds left; never negative. */
export function formatLeft(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}

/** "★★★★☆", for the eye; say `starsText` beside it. */
export function starRow(stars: number): string {
  return '★'.repeat(stars) + '☆'.repeat(5 - stars);
}

export function starsText(stars: number): string {
  return `${stars} of 5 stars`;
}
