// Every page of the Supplier app that reads when there is nothing, when reading fails, and while it
// loads: why, and what to do next. The answers are made here, so that no other story is disturbed.
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

/** Pages that are no lists: what they read, and what stands there once it is read. */
const PAGES = [
  { link: 'Overview', url: 'overview', path: 'supplier/overview', there: 'To do' },
  { link: 'Team', url: 'team', path: 'team', there: 'Invite somebody' },
  { link: 'Company', url: 'company', path: 'me', there: 'On documents' },
  { link: 'Reports', url: 'reports/months', path: 'reports/months', there: 'Money by month' },
];

const UNAVAILABLE = {
  type: 'https://astrobookings.example/problems/unavailable',
  title: 'Service Unavailable',
  status: 503,
  detail: 'A part of the system does not answer. Try again in a moment.',
  code: 'unavailable',
  traceId: '0123456789abcdef0123456789abcdef',
};

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
  await open(page, heading, path);
  await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
}

async function open(page: Page, link: string, url: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: link, exact: true })
    .click();
  await expect(page).toHaveURL(new RegExp(`/supplier/${url}$`));
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
    await answerLists(page, path, UNAVAILABLE, 503);
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

test('error-states: overview, team, company and reports say what failed, and read again', async ({
  page,
}) => {
  for (const { link, url, path, there } of PAGES) {
    await page.goto('/supplier/bookings');
    await expect(page.getByRole('heading', { name: 'Bookings', level: 1 })).toBeVisible();
    await answerLists(page, path, UNAVAILABLE, 503);
    await open(page, link, url);
    const problem = page.getByText('A part of the system does not answer.');
    await expect(problem).toBeVisible();
    if (link === 'Company') {
      await expectAccessible(page, 'a page that cannot be read');
      await page.setViewportSize({ width: 1280, height: 800 });
    }
    await page.unrouteAll({ behavior: 'wait' });
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await expect(page.getByRole('heading', { name: there })).toBeVisible();
    await expect(problem).toBeHidden();
  }
});

test('loading-states: overview, team, company and reports stand before their answers', async ({
  page,
}) => {
  for (const { link, url, path, there } of PAGES) {
    await page.goto('/supplier/bookings');
    await expect(page.getByRole('heading', { name: 'Bookings', level: 1 })).toBeVisible();
    let answer: () => void = () => undefined;
    const asked = new Promise<void>((goOn) => (answer = goOn));
    await page.route(
      (address) => address.pathname === `/api/v1/${path}`,
      async (route) => {
        await asked;
        await route.continue();
      },
    );
    await open(page, link, url);
    await expect(page.locator('.skeleton').first()).toBeVisible();
    await expect(page.getByText('Loading').first()).toBeAttached();
    answer();
    await expect(page.getByRole('heading', { name: there })).toBeVisible();
    await expect(page.locator('.skeleton')).toHaveCount(0);
    await page.unrouteAll({ behavior: 'wait' });
  }
});

test('empty-states: an overview without launches and a time without money say what is next', async ({
  page,
}) => {
  await answerLists(page, 'supplier/overview', {
    figures: {
      launches: 0,
      seats: 0,
      sold: 0,
      bookings: 0,
      takings: { amountCents: 0, currency: 'USD' },
    },
    toDos: [],
    next: [],
  });
  await open(page, 'Overview', 'overview');
  await expect(page.getByText('Nothing waits for you.')).toBeVisible();
  await expect(page.locator('.empty').getByRole('link', { name: 'Offer a launch' })).toBeVisible();
  await expectAccessible(page, 'an overview of nothing');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto('/supplier/reports/months?from=2001-01-01&to=2001-12-31');
  await expect(page.getByText('There is nothing in this time.')).toBeVisible();
  await expectAccessible(page, 'a report of nothing');
});

test('calendar-states: an empty month leads to a busy one; a failed one is read again', async ({
  page,
}) => {
  await page.goto('/supplier/launches/calendar?month=2001-01');
  await expect(page.getByText('Nothing departs in January 2001.')).toBeVisible();
  await expect(page.getByRole('link', { name: /^Go to / })).toBeVisible();
  await expectAccessible(page, 'an empty month');
  await page.setViewportSize({ width: 1280, height: 800 });
  await answerLists(page, 'launches', UNAVAILABLE, 503);
  await page.getByRole('link', { name: /^After: / }).click();
  await expect(page.getByText('A part of the system does not answer.')).toBeVisible();
  await page.unrouteAll({ behavior: 'wait' });
  await page.getByRole('button', { name: 'Try again' }).first().click();
  await expect(page.getByText('Nothing departs in February 2001.')).toBeVisible();
});
