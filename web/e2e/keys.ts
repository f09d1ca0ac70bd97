// A page used by somebody without a mouse: only the Tab key finds what is next, only keys act on it.
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** More presses of the Tab key than any page of ours needs. */
const MOST = 80;

/** Tab after Tab until `wanted` has the focus, which must be seen on it. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let presses = 0; presses < MOST; ++presses) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((one) => one === one.ownerDocument.activeElement)) {
      expect(await wanted.evaluate(showsFocus), 'the focus is seen').toBe(true);
      return;
    }
  }
  throw new Error(`The Tab key does not reach ${wanted.toString()}`);
}

/** An outline or a ring: on it, drawn around it, or on what stands for it. */
function showsFocus(one: Element): boolean {
  const ringed = (element: Element | null, pseudo = ''): boolean => {
    if (element === null) return false;
    const style = getComputedStyle(element, pseudo);
    return style.outlineStyle !== 'none' || style.boxShadow !== 'none';
  };
  return (
    ringed(one) ||
    ringed(one, '::after') ||
    ringed(one.nextElementSibling) ||
    ringed(one.closest('li, label'))
  );
}

export async function press(page: Page, wanted: Locator): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press('Enter');
}

export async function type(page: Page, wanted: Locator, text: string): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.type(text);
}

/** An entry of a list, chosen by the letters it begins with. */
export async function choose(page: Page, wanted: Locator, begins: string): Promise<void> {
  await tabTo(page, wanted);
  // A list forgets letters that come slowly; then they are typed again.
  await expect(async () => {
    await page.keyboard.type(begins);
    await expect(wanted.locator('option:checked')).toHaveText(new RegExp(`^\\s*${begins}`, 'i'), {
      timeout: 1_500,
    });
  }).toPass({ timeout: 30_000 });
}
