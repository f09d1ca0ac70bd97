// The common frame, list parts, booking and launch pages of the working apps.
export * from './amount';
export * from './list-filter';
export * from './list-pager';
export * from './list-query';
export * from './page-head';
export * from './sort-header';
export { monthText } from './reports/report-words';
export * from './start';
export * from './working-app';
export * from './bookings/booking-routes';
export * from './launches/launch-draft';
export * from './launches/launch-fields';
export * from './launches/launch-routes';
export * from './launches/launch-rules';
export * from './money/file-text';
export * from './money/money-routes';
export * from './reviews/review-routes';
