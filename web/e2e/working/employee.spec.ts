// Employee app: a booking is found and read, with its documents.
import { expectAccessible } from '../axe';
import { expect, test } from '../story';
import { world } from '../world';
import { enter } from './doors';

test.use({ baseURL: world.adminUrl });

test.beforeEach(({ page }) => enter(page, '/employee/', world.employee));

test('employee sees a booking with its passengers, payments and invoice', async ({ page }) => {
  await page.getByLabel('State').selectOption('confirmed');
  await expect(page).toHaveURL(/state=confirmed/);
  // The one booking that no other story changes.
  await page.getByLabel('Reference, customer or e-mail').fill('crowd@example.com');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('rowheader')).toHaveCount(1);
  const reference = await page.getByRole('rowheader').innerText();
  await page.getByRole('link', { name: reference }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(reference);
  await expect(page.getByText(/^INV-\d{4}-\d{6}$/)).toBeVisible();
  await expect(page.getByRole('rowheader', { name: 'Charge' }).first()).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^PDF of INV-/ }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^INV-.*\.pdf$/);
});

test('role-guards: an employee is not let into the Supplier app', async ({ page }) => {
  await page.goto('/supplier/');
  await page.getByLabel('E-mail').fill(world.employee);
  await page.getByLabel('Password').fill(world.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' })).toHaveCount(0);
});

test('axe: pages of the employee', async ({ page }) => {
  test.setTimeout(240_000);
  await expect(page.getByRole('table')).toBeVisible();
  await expectAccessible(page, 'bookings');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('rowheader').getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'Payments' })).toBeVisible();
  await expectAccessible(page, 'booking');
  for (const path of ['/employee/launches', '/employee/documents', '/employee/suppliers']) {
    await page.goto(path);
    await expect(page.getByRole('table')).toBeVisible();
    await expectAccessible(page, path);
  }
  for (const path of ['/employee/work', '/employee/refunds']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('.empty, table').first()).toBeVisible();
    await expectAccessible(page, path);
  }
  await page.goto('/employee/suppliers/new');
  await expect(page.getByRole('button', { name: 'Send the invitation' })).toBeVisible();
  await expectAccessible(page, 'invite');
});
