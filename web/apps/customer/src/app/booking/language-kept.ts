// The payment provider brings everybody back to one address, which a payment names once and for all.
// Who left from a page in another language goes on in that.
import { AT } from '@astro/language';

const KEY = 'ab-paying-at';

export function keepLanguage(window: Window): void {
  window.localStorage.setItem(KEY, AT);
}

/** Leaves the page when it is in another language than the payment was begun in. */
export function backInLanguage(window: Window): void {
  const { pathname, search } = window.location;
  const at = window.localStorage.getItem(KEY) ?? AT;
  if (at === AT || !new URLSearchParams(search).has('paid')) return;
  window.location.replace(at + pathname.slice(AT.length) + search);
}
