// Nothing for axe to find on any page of the Customer app, light and dark, wide and narrow.
import { expectAccessible } from '../axe';
import { enterPassengers, holdSeats, launchWithRoom, newCustomer } from '../customers';
import { expect, test } from '../story';

// Four looks at each page take their time on a busy machine.
test.describe.configure({ timeout: 240_000 });

test('axe: public pages', async ({ page }) => {
  const launch = await launchWithRoom(page.request, 0);
  const pages = ['/', '/launches', '/launches?q=none', '/about', '/terms', '/privacy'];
  for (const path of [...pages, `/launches/${launch.slug}`]) {
    await page.goto(path);
    await page.waitForSelector('[ng-version]');
    await expectAccessible(page, path);
  }
});

test('axe: doors and messages', async ({ page }) => {
  for (const path of ['/sign-in', '/register', '/forbidden', '/no-such-page']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page, path);
  }
  await page.goto('/register');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expectAccessible(page, '/register with errors');
});

test('axe: every step of a booking', async ({ page }) => {
  const launch = await launchWithRoom(page.request, 8);
  await newCustomer(page);
  await page.goto(`/book/${launch.id}`);
  await expect(page.getByRole('heading', { name: 'How many seats?' })).toBeVisible();
  await expectAccessible(page, 'seats');
  await holdSeats(page, launch, 1);
  await expectAccessible(page, 'passengers');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expectAccessible(page, 'passengers with errors');
  await enterPassengers(page, ['Ada Story']);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByLabel('Tax id')).toBeVisible();
  await expectAccessible(page, 'billing');
  await page.getByLabel('Tax id').fill('PT123456789');
  await page.getByLabel('Street and number').fill('12 Harbour Street');
  await page.getByLabel('Postal code').fill('1050-021');
  await page.getByLabel('City').fill('Lisbon');
  await page.getByLabel('Country').selectOption('PT');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Check and pay' })).toBeVisible();
  await expectAccessible(page, 'review');
  await page.goto('/trips');
  await page.getByRole('heading', { level: 2 }).getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'What happens when' })).toBeVisible();
  await expectAccessible(page, 'trip');
});

test('axe: trips, documents, profile', async ({ page }) => {
  await newCustomer(page, true);
  for (const [path, sign] of [
    ['/trips', 'You have no trip yet'],
    ['/documents', 'Nothing here yet'],
    ['/profile', 'Save billing details'],
    ['/profile/erase', 'This cannot be undone.'],
  ] as const) {
    await page.goto(path);
    await expect(page.getByText(sign)).toBeVisible();
    await expectAccessible(page, path);
  }
});
