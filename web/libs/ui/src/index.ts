// Design parts shared by the four apps.
export * from './countries';
export * from './feedback/action';
export * from './feedback/countdown';
export * from './feedback/file-button';
export * from './feedback/loaded';
export * from './feedback/offline-banner';
export * from './feedback/problem-notice';
export * from './form/field';
export * from './form/form-status';
export * from './form/password-rules';
export * from './form/submission';
export * from './format';
export * from './page';
export * from './status';
export * from './text/fill-meter';
export * from './text/orbit';
export * from './text/pipes';
