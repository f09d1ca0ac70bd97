// Spanish figures and days: `writing.ts` in the build of /es/.

export const NAMING_LANGUAGE = 'es';

export const DECIMAL_POINT = ',';

/** `1204`, `12.045`: four digits stay together. */
export function grouped(digits: string): string {
  return digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, '.');
}

/** `250.000 US$` */
export function withUnit(figure: string, unit: string): string {
  return `${figure}\u00a0${unit}`;
}

export const MONTHS = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
] as const;

/** `mayo de 2028`, `3 de mayo de 2028` */
export const BETWEEN_DATE_PARTS = ' de ';

/** `miércoles, 3 de mayo de 2028` */
export function withWeekday(weekday: string, day: string): string {
  return `${weekday}, ${day}`;
}
