// What a reconciliation looks at and finds, in words.
export const SCOPES: Record<string, string> = {
  all: 'Everything',
  bookings: 'Bookings and their rows',
  launches: 'Launches and their seats',
};

export const PHASES: Record<string, string> = {
  some: 'The given ids',
  bookings: 'Bookings',
  launches: 'Launches',
  profiles: "Suppliers' pages",
  reviews: 'Reviews',
  support: 'Questions to us',
  rows: 'Rows without a booking',
  again: 'What differed, a second time',
};

export const CLASSES: Record<string, string> = {
  missing: 'Row missing',
  stale: 'Row out of date',
  'row-differs': 'Row differs',
  extra: 'Row without a booking',
  'document-missing': 'Document missing',
  'refund-missing': 'Refund missing',
  'refund-wrong': 'Refund wrong',
  'charge-without-booking': 'Charge nobody knew of',
  'launch-copy-missing': 'Launch not copied',
  'launch-copy-stale': 'Launch copied out of date',
  'seats-do-not-add-up': 'Seats do not add up',
  'entry-without-booking': 'Seats without a booking',
  'booking-without-entry': 'Booking without seats',
  'rating-stale': 'Stars not counted',
  'profile-missing': "Supplier's page not copied",
  'profile-stale': "Supplier's page out of date",
  'picture-missing': 'Picture not copied',
};

export const ACTIONS: Record<string, string> = {
  written: 'Written again',
  copied: 'Copied again',
  counted: 'Counted again',
  released: 'Seats given back',
  settled: 'Money settled',
  reported: 'Reported',
  'left for a person to look first': 'Left for a person',
};

export const wordOf = (words: Record<string, string>, key: string): string => words[key] ?? key;

/** "2 rows missing" and the like, of a report's counts by class. */
export function foundWords(found: Record<string, number>): string {
  const some = Object.entries(found).filter(([, n]) => n > 0);
  if (some.length === 0) return 'Nothing';
  return some.map(([c, n]) => `${String(n)} × ${wordOf(CLASSES, c).toLowerCase()}`).join(', ');
}
