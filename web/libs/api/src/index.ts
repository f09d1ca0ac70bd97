// The APIs as the apps see them.
export * from './admin';
export * from './admin-types';
export * from './bank';
export * from './core';
export * from './core-types';
export * from './customer';
export * from './customer-types';
export * from './money';
export * from './money-types';
export * from './people';
export * from './people-types';
export * from './places';
export * from './problem';
export * from './query';
export * from './shared';
