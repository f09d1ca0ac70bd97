// The common frame and list parts of the three working apps.
export * from './list-pager';
export * from './list-query';
export * from './page-head';
export * from './sort-header';
export * from './start';
export * from './working-app';
