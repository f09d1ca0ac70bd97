// Every list of the Supplier app when there is nothing, when reading fails, and while it loads: why,
// and what to do next. The answers are made here, so that no other story is disturbed.
import type { Page } from '@playwright/test';
import { expectAccessible } from '../axe';
import { expect, test } from '../story';
import { world } from '../world';
import { enter } from './doors';

test.use({ baseURL: world.adminUrl });

test.beforeEach(async ({ page }) => {
  await enter(page, '/supplier/launches', world.supplier);
  await expect(page.getByRole('heading', { name: 'Launches', level: 1 })).toBeVisible();
});

const LISTS = [
  { path: 'launches', heading: 'Launches', empty: /You have not offered a launch yet/ },
  { path: 'bookings', heading: 'Bookings', empty: /Nobody has booked yet/ },
  { path: 'rockets', heading: 'Rockets', empty: /You have no rocket yet/ },
  { path: 'reviews', heading: 'Reviews', empty: /Nobody has reviewed a flight yet/ },
  { path: 'settlements', heading: 'Settlements', empty: /There is none yet/ },
];

async function answerLists(page: Page, path: string, answer: object, status = 200): Promise<void> {
  await page.route(
    (url) => url.pathname === `/api/v1/${path}`,
    (route) =>
      route.fulfill({
        status,
        contentType: status === 200 ? 'application/json' : 'application/problem+json',
        body: JSON.stringify(answer),
      }),
  );
}

async function go(page: Page, path: string, heading: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: heading, exact: true })
    .click();
  await expect(page).toHaveURL(new RegExp(`/supplier/${path}$`));
  await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
}

test('empty-states: each list says why it is empty', async ({ page }) => {
  for (const { path, heading, empty } of LISTS) {
    await page.goto('/supplier/team');
    await expect(page.getByRole('heading', { name: 'Team', level: 1 })).toBeVisible();
    await answerLists(page, path, { items: [], nextCursor: null, total: 0 });
    await go(page, path, heading);
    await expect(page.locator('.empty')).toContainText(empty);
  }
  await expectAccessible(page, 'an empty list');
});

test('error-states: a list that cannot be read says so, and reads again', async ({ page }) => {
  for (const { path, heading } of LISTS) {
    await page.goto('/supplier/team');
    await expect(page.getByRole('heading', { name: 'Team', level: 1 })).toBeVisible();
    const problem = {
      type: 'https://astrobookings.example/problems/unavailable',
      title: 'Service Unavailable',
      status: 503,
      detail: 'A part of the system does not answer. Try again in a moment.',
      code: 'unavailable',
      traceId: '0123456789abcdef0123456789abcdef',
    };
    await answerLists(page, path, problem, 503);
    await go(page, path, heading);
    await expect(page.getByText('A part of the system does not answer.')).toBeVisible();
    if (path === 'bookings') {
      await expectAccessible(page, 'a list that cannot be read');
      await page.setViewportSize({ width: 1280, height: 800 });
    }
    await page.unrouteAll({ behavior: 'wait' });
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await expect(page.getByText('A part of the system does not answer.')).toBeHidden();
    await expect(page.locator('table, .empty').first()).toBeVisible();
  }
});

test('loading-state: the page stands while its list is on the way', async ({ page }) => {
  let answer: () => void = () => undefined;
  const asked = new Promise<void>((goOn) => (answer = goOn));
  await page.route(
    (url) => url.pathname === '/api/v1/bookings',
    async (route) => {
      await asked;
      await route.continue();
    },
  );
  await go(page, 'bookings', 'Bookings');
  await expect(page.locator('.skeleton')).toBeVisible();
  await expect(page.getByText('Loading')).toBeAttached();
  await expectAccessible(page, 'a list that loads');
  answer();
  await expect(page.locator('.skeleton')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Bookings', level: 1 })).toBeVisible();
});
