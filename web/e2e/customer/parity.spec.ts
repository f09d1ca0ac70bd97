// The server's page and the app's say the same: the main text with and without JavaScript.
import type { Browser } from '@playwright/test';
import { launchWithRoom } from '../customers';
import { expect, test } from '../story';
import { world } from '../world';

/** Text of main without choices of selects (they hold all options) and what only the app can say. */
async function mainText(browser: Browser, path: string, javaScriptEnabled: boolean) {
  const context = await browser.newContext({ javaScriptEnabled, baseURL: world.customerUrl });
  const page = await context.newPage();
  await page.goto(path);
  if (javaScriptEnabled) await page.waitForSelector('[ng-version]');
  const text = await page.locator('main').evaluate((main) => {
    const words = (node: Node): string => {
      if (node instanceof Text) return node.data;
      if (!(node instanceof HTMLElement)) return '';
      if (node.matches('select, [data-local]')) return '';
      return Array.from(node.childNodes, words).join(' ');
    };
    return words(main).replace(/\s+/g, ' ').trim();
  });
  await context.close();
  return text;
}

async function sameText(browser: Browser, path: string): Promise<void> {
  // Seats are sold meanwhile by other stories, hence another try.
  await expect(async () => {
    const [server, app] = [
      await mainText(browser, path, false),
      await mainText(browser, path, true),
    ];
    expect(app).toBe(server);
    expect(server.length).toBeGreaterThan(200);
  }).toPass({ timeout: 30_000 });
}

for (const path of [
  '/',
  '/launches',
  '/launches?range=suborbital&sort=-price&includeSoldOut=true',
  '/launches?q=no+rocket+has+such+a+name',
  '/launches?range=&from=2020-01-01&seats=2',
  '/about',
  '/terms',
  '/privacy',
  '/es/',
  '/es/launches?range=suborbital&sort=-price&includeSoldOut=true',
  '/es/launches?q=no+rocket+has+such+a+name',
  '/es/about',
  '/es/terms',
  '/es/privacy',
]) {
  test(`parity of ${path}`, ({ browser }) => sameText(browser, path));
}

test('parity of a supplier', async ({ browser, request }) => {
  const launch = await launchWithRoom(request, 1);
  await sameText(browser, `/suppliers/${launch.supplier.slug}`);
  await sameText(browser, `/es/suppliers/${launch.supplier.slug}`);
});

test('parity of a supplier with reviews', ({ browser }) =>
  sameText(browser, '/suppliers/meridian-flights'));

test('parity of a supplier with reviews, in Spanish', ({ browser }) =>
  sameText(browser, '/es/suppliers/meridian-flights'));

test('parity of a launch', async ({ browser, request }) => {
  const launch = await launchWithRoom(request, 1);
  await sameText(browser, `/launches/${launch.slug}`);
  await sameText(browser, `/es/launches/${launch.slug}`);
});
