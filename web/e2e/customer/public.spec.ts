// What anybody sees: landing page, search, launch pages, with and without JavaScript.
import { launchWithRoom } from '../customers';
import { expect, test } from '../story';

test.describe('home-without-js', () => {
  test.use({ javaScriptEnabled: false });

  test('the landing page is whole, and its search works', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Leave Earth on a date you choose.',
    );
    await expect(page.locator('.card').first()).toContainText('US$');
    await page.getByLabel('Where to').selectOption('suborbital');
    await page.getByRole('button', { name: 'Find launches' }).click();
    await expect(page).toHaveURL(/\/launches\?range=suborbital/);
    await expect(page.locator('.count')).toContainText('with free seats');
    for (const range of await page.locator('.card .eyebrow').allTextContents()) {
      expect(range).toBe('Suborbital');
    }
  });

  test('a launch page is whole, from the list on', async ({ page }) => {
    await page.goto('/launches');
    const name = await page.locator('.card h3').first().innerText();
    await page.locator('.card h3 a').first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await expect(page.getByText('90 % back')).toBeVisible();
    await expect(page.getByText('70 % back')).toBeVisible();
  });
});

test('browse-anonymous: landing, list, launch, and sign-in before booking', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: /^See all/ }).click();
  await expect(page).toHaveTitle('Launches – AstroBookings');
  await page.locator('.card:not(:has(.closed)) h3 a').first().click();
  await expect(page.locator('.buy .figure')).toContainText('US$');
  await page.getByRole('link', { name: 'Book seats' }).click();
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fbook%2F/);
});

test('filter: the list follows, the count is told, one link clears all', async ({ page }) => {
  await page.goto('/launches');
  const count = page.locator('.count');
  const all = await count.innerText();
  await page.getByLabel('Range').selectOption('low-earth-orbit');
  await expect(page).toHaveURL(/range=low-earth-orbit/);
  await expect(count).not.toHaveText(all);
  await page.getByLabel('Order').selectOption('-price');
  await expect(page).toHaveURL(/sort=-price/);
  await page.getByLabel('Rocket, place or supplier').fill('no rocket has such a name');
  await page.getByRole('button', { name: 'Show launches' }).click();
  await expect(page.getByText('No launch fits all of these filters')).toBeVisible();
  await page.getByRole('link', { name: 'Clear all filters' }).click();
  await expect(count).toHaveText(all);
  await expect(page.getByLabel('Rocket, place or supplier')).toHaveValue('');
});

test('slow-start: what is chosen before the app has started counts', async ({ page }) => {
  let start: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => (start = resolve));
  await page.route(/\.js$/, async (route) => {
    await slow;
    await route.continue();
  });
  await page.goto('/launches', { waitUntil: 'commit' });
  await page.getByLabel('Range').selectOption('low-earth-orbit');
  await page.getByLabel('Show sold-out launches too').check();
  await page.getByLabel('Rocket, place or supplier').fill('half a wor');
  start();
  await expect(page).toHaveURL(/range=low-earth-orbit/);
  await expect(page).toHaveURL(/includeSoldOut=true/);
  await expect(page.getByLabel('Range')).toHaveValue('low-earth-orbit');
  await expect(page.getByLabel('Rocket, place or supplier')).toHaveValue('half a wor');
  await expect(page.getByLabel('Rocket, place or supplier')).toBeFocused();
});

test('share-url: the same address shows the same launches to somebody else', async ({
  page,
  browser,
}) => {
  await page.goto('/launches');
  await page.getByLabel('Range').selectOption('suborbital');
  await expect(page).toHaveURL(/range=suborbital/);
  await page.getByLabel('Order').selectOption('price');
  await expect(page).toHaveURL(/sort=price/);
  const names = await page
    .locator('.card h3 a')
    .evaluateAll((l) => l.map((a) => a.getAttribute('href')));
  const other = await browser.newPage();
  await other.goto(page.url());
  await expect(other.getByLabel('Range')).toHaveValue('suborbital');
  await expect(other.getByLabel('Order')).toHaveValue('price');
  await expect
    .poll(() =>
      other.locator('.card h3 a').evaluateAll((l) => l.map((a) => a.getAttribute('href'))),
    )
    .toEqual(names);
  await other.close();
});

test('launch-seo: title, description, address and event are in the first answer', async ({
  page,
  request,
}) => {
  const launch = await launchWithRoom(request, 0);
  const answer = await request.get(`/launches/${launch.slug}`);
  expect(answer.status()).toBe(200);
  const html = await answer.text();
  expect(html).toContain(`<title>${launch.destination.name} on ${launch.rocket.name}`);
  expect(html).toMatch(/<meta name="description" content="Fly to /);
  expect(html).toMatch(
    new RegExp(`<link rel="canonical" href="https?://[^"]+/launches/${launch.slug}"`),
  );
  const event = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '{}';
  expect(JSON.parse(event)).toMatchObject({ '@type': 'Event', startDate: launch.departsAt });
  expect(html).not.toContain('__AB_NONCE__');
  expect(html).not.toContain('accessToken');
  await page.goto(`/launches/${launch.slug}`);
  await expect(page).toHaveTitle(new RegExp(`^${launch.destination.name} on `));
  expect(await page.locator('link[rel=canonical]').count()).toBe(1);
  expect(await page.locator('title').count()).toBe(1);
});

test('an unknown launch is 404, with a page that says so', async ({ page, request }) => {
  const answer = await request.get('/launches/no-such-launch-00000000');
  expect(answer.status()).toBe(404);
  await page.goto('/launches/no-such-launch-00000000');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'There is no page at this address',
  );
});

test('a missing file is 404, never the page', async ({ request }) => {
  const answer = await request.get('/chunk-00000000.js');
  expect(answer.status()).toBe(404);
});

test('nothing moves when the app takes over', async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        shifts.push((entry as PerformanceEntry & { value: number }).value);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  for (const path of ['/', '/launches']) {
    await page.goto(path);
    await page.waitForSelector('[ng-version]');
    await page.waitForLoadState('networkidle');
    const total = await page.evaluate(() => {
      const { shifts } = window as unknown as { shifts: number[] };
      return shifts.reduce((sum, value) => sum + value, 0);
    });
    expect(total, path).toBeLessThanOrEqual(0.01);
  }
});
