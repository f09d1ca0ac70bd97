// Sessions of all four apps: tokens, guards and the server's clock.
export * from './guards';
export * from './server-clock';
export * from './session';
export * from './session-interceptor';
export * from './provide-session';
