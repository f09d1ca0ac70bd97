// Somebody does not answer: what can go on goes on, what cannot says so kindly, and all goes on by
// itself afterwards. One after another, and after all other stories, which need everybody.
import { readFileSync } from 'node:fs';
import { enterPassengers, holdSeats, launchWithRoom, newCustomer, toReview } from '../customers';
import { expect, test } from '../story';
import { enter } from '../working/doors';
import { world } from '../world';

test.describe.configure({ mode: 'serial' });

const pidOf = (name: string): number =>
  Number(readFileSync(`${world.runFolder}/${name}.pid`, 'utf8').split(' ')[0]);

test('core-away: a seat is booked and paid while Core stands still; its invoice follows', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const patient = expect.configure({ timeout: 45_000 });
  const launch = await launchWithRoom(page.request, 10);
  await newCustomer(page, true);
  await holdSeats(page, launch, 1);
  const other = await browser.newPage();
  process.kill(pidOf('core-api'), 'SIGSTOP');
  try {
    await enterPassengers(page, ['Cory Away']);
    await toReview(page);
    await page.getByRole('button', { name: /^Pay US\$/ }).click();
    const approve = page.getByRole('button', { name: /Approve/ });
    await patient(approve).toBeVisible();

    await other.goto(`${world.customerUrl}/launches`);
    await patient(other.locator('.cards').getByRole('link').first()).toBeVisible();
    await other.goto(`${world.customerUrl}/sign-in`);
    await other.getByLabel('E-mail').fill('somebody@example.com');
    await other.getByLabel('Password').fill(world.password);
    await other.getByRole('button', { name: 'Sign in' }).click();
    await patient(
      other.getByRole('heading', { name: 'Not available at the moment' }),
    ).toBeVisible();
    await expect(other.getByLabel('E-mail')).toHaveValue('somebody@example.com');

    // Back from the provider's page the session is asked for again, which Core cannot say now.
    await approve.click();
    await patient(page.getByRole('heading', { name: 'This page did not load' })).toBeVisible();
    await expect(page.getByText('Not available at the moment')).toBeVisible();
  } finally {
    process.kill(pidOf('core-api'), 'SIGCONT');
  }
  // The page tries again by itself.
  await patient(page.getByText('Paid and confirmed. You are going.')).toBeVisible();
  await patient(page.getByRole('button', { name: /^Invoice INV-/ })).toBeVisible();
  await other.close();
});

test('provider-away: operators see who is away, and that it is back', async ({ page }) => {
  test.setTimeout(120_000);
  const patient = expect.configure({ timeout: 45_000 });
  await enter(page, `${world.coreUrl}/`, world.operator);
  await page.getByRole('link', { name: 'Health', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Health');
  await patient(page.getByText(/^All 4 processes answer/)).toBeVisible();
  process.kill(pidOf('sandbox-payments'), 'SIGSTOP');
  try {
    const away = /^Away: .*payment-provider for customer-api/;
    await patient(page.getByText(away)).toBeVisible();
    const row = page.getByRole('row', { name: /^customer-api/ }).first();
    await expect(row.getByText('Up', { exact: true }).first()).toBeVisible();
    await expect(row.getByText('Down', { exact: true })).toHaveCount(1);
  } finally {
    process.kill(pidOf('sandbox-payments'), 'SIGCONT');
  }
  await patient(page.getByText(/^All 4 processes answer/)).toBeVisible();
});
