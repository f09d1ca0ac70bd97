// The error page, in a file of its own.
export { BrokenPage } from '@astro/ui';
