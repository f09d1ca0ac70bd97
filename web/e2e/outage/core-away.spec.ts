// The Core API does not answer while somebody books: the seat is sold all the same, what needs Core
// says so kindly, and goes on by itself afterwards. Runs after all other stories, which need Core.
import { readFileSync } from 'node:fs';
import { enterPassengers, holdSeats, launchWithRoom, newCustomer, toReview } from '../customers';
import { expect, test } from '../story';
import { world } from '../world';

const core = () => Number(readFileSync(world.corePidFile, 'utf8').split(' ')[0]);

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
  process.kill(core(), 'SIGSTOP');
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
    process.kill(core(), 'SIGCONT');
  }
  // The page tries again by itself.
  await patient(page.getByText('Paid and confirmed. You are going.')).toBeVisible();
  await patient(page.getByRole('button', { name: /^Invoice INV-/ })).toBeVisible();
  await other.close();
});
