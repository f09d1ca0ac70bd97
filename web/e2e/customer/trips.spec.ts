// After the booking: cancelling with a quote, somebody else flying, the waiting list, paying later.
import type { Page } from '@playwright/test';
import { expectAccessible } from '../axe';
import { enterPassengers, holdSeats, launchWithRoom, newCustomer, toReview } from '../customers';
import { expect, test } from '../story';

const SLOW = { timeout: 30_000 };

async function readyToPay(page: Page, nth: number, names: string[]): Promise<void> {
  const launch = await launchWithRoom(page.request, nth);
  await newCustomer(page, true);
  await holdSeats(page, launch, names.length);
  await enterPassengers(page, names);
  await toReview(page);
}

async function paidTrip(page: Page, nth: number, names: string[]): Promise<void> {
  await readyToPay(page, nth, names);
  await page.getByRole('button', { name: /^Pay US\$/ }).click();
  await page.getByRole('button', { name: /Approve/ }).click();
  await expect(page.getByText('Paid and confirmed. You are going.')).toBeVisible(SLOW);
}

test('cancel-one-seat: one of two, 90 % of its price comes back, the other flies', async ({
  page,
}) => {
  await paidTrip(page, 6, ['Ada Story', 'Bo Story']);
  await page.getByRole('link', { name: 'Cancel seats' }).click();
  await expect(page.getByRole('heading', { name: /^You get US\$/ })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Ada Story' }).uncheck();
  await expect(page.getByText(/90 % of what was paid for 1 seat,/)).toBeVisible();
  await page.getByLabel('Reason').fill('Bo is afraid of heights.');
  await page.getByRole('button', { name: /^Cancel 1 seat, US\$/ }).click();
  await expect(page).toHaveURL(/\/trips\/b_[0-9a-f]{32}$/);
  await expect(page.getByRole('heading', { name: 'Money back' })).toBeVisible(SLOW);
  await expect(page.getByRole('listitem').filter({ hasText: 'Bo Story' })).toContainText(
    'Cancelled',
  );
  await expect(page.getByRole('link', { name: 'Cancel seats' })).toBeVisible();
});

test('cancel-90: the whole trip, after a look at what comes back', async ({ page }) => {
  await paidTrip(page, 7, ['Ada Story']);
  await page.getByRole('link', { name: 'Cancel seats' }).click();
  await expect(page.getByText(/90 % of what was paid for 1 seat,/)).toBeVisible();
  await expectAccessible(page, 'cancel');
  await page.getByRole('button', { name: /^Cancel 1 seat, US\$/ }).dblclick();
  await expect(page.getByText('This trip is cancelled')).toBeVisible(SLOW);
  await expect(page.getByRole('heading', { name: 'Money back' })).toBeVisible();
});

test('passenger-change: somebody else flies', async ({ page }) => {
  await paidTrip(page, 8, ['Ada Story']);
  await page.getByRole('link', { name: 'Somebody else flies for Ada Story' }).click();
  await page.getByLabel('Full name').fill('Cy Story');
  await page.getByLabel('Birth date').fill('2015-01-01');
  await page.getByLabel('Phone').fill('+351 210 000 000');
  await page.getByLabel('E-mail').fill('cy@example.com');
  await page.getByRole('button', { name: 'Change the passenger' }).click();
  await expect(page.getByLabel('Birth date')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Birth date').fill('1990-01-01');
  await expectAccessible(page, 'exchange');
  await page.getByRole('button', { name: 'Change the passenger' }).click();
  await expect(page).toHaveURL(/\/trips\/b_[0-9a-f]{32}$/);
  await expect(page.getByText('Cy Story', { exact: true })).toBeVisible();
});

test('sold-out-waiting-list: a full launch lets one wait, in order', async ({ page }) => {
  await newCustomer(page, true);
  await page.goto('/launches?includeSoldOut=true');
  const full = page.getByRole('listitem').filter({ hasText: 'Sold out' });
  await full.getByRole('link').first().click();
  await page.getByRole('link', { name: 'Join the waiting list' }).click();
  await page.getByRole('radio', { name: '2', exact: true }).check();
  await page.getByRole('radio', { name: 'Offer me as many as there are' }).check();
  await expectAccessible(page, 'wait');
  await page.getByRole('button', { name: 'Join the waiting list' }).click();
  await expect(page).toHaveURL(/\/waiting-list$/);
  await expect(page.getByText(/You wait for up to 2 seats/)).toBeVisible();
  await expectAccessible(page, 'waiting list');
  await page.getByRole('button', { name: /Wait no longer/ }).click();
  await expect(page.getByText(/You wait for no launch/)).toBeVisible();
});

test('transfer: the seats are kept until the invoice is due', async ({ page }) => {
  await readyToPay(page, 9, ['Ada Story']);
  await page.getByRole('radio', { name: /By bank transfer/ }).check();
  await page.getByRole('button', { name: 'Get the invoice' }).click();
  await expect(page.getByRole('heading', { name: /^Transfer US\$/ })).toBeVisible(SLOW);
  await expect(page.getByRole('button', { name: /^Invoice INV-/ })).toBeVisible(SLOW);
});
