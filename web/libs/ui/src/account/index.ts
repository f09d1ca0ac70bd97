// Accounts in all four apps: signing in, passwords, sessions, second factor.
export * from './account-routes';
export * from './device-words';
export * from './password-form';
export * from './second-factor';
export * from './sessions';
export * from './sign-in-form';
