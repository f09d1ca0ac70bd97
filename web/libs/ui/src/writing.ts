// How figures and days are written. The build of another language takes `writing.<language>.ts` in its
// place; Customer API writes the same (src/contract/text.cpp).

/** Whose names of countries and time zones are used. */
export const NAMING_LANGUAGE = 'en-GB';

export const DECIMAL_POINT = '.';

/** `1,204` */
export function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `US$ 250,000` */
export function withUnit(figure: string, unit: string): string {
  return `${unit}\u00a0${figure}`;
}

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `May 2028`, `3 May 2028` */
export const BETWEEN_DATE_PARTS = ' ';

/** `Wednesday 3 May 2028`, of a day's text. */
export function withWeekday(weekday: string, day: string): string {
  return `${weekday} ${day}`;
}
