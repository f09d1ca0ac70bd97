// A seat is booked without a mouse: from searching to the ticket, with only keys.
import type { Page } from '@playwright/test';
import { choose, press, tabTo, type } from '../keys';
import { expect, test } from '../story';
import { newAddress, world } from '../world';

async function account(page: Page, email: string): Promise<void> {
  const answer = await page.request.post('/api/v1/auth/register', {
    data: { email, password: world.password, name: 'Kay Keys', birthDate: '1985-04-12' },
    headers: { 'X-Astro-App': 'customer' },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  await page.context().clearCookies();
}

/** A day whose parts read the same in each language's order. */
async function typeBirthDate(page: Page): Promise<void> {
  const day = page.getByLabel('Birth date');
  await tabTo(page, day);
  await page.keyboard.type('04041985');
  await expect(day).toHaveValue('1985-04-04');
}

test('book-by-keyboard: search, launch, sign in, hold, passengers, billing, pay, ticket', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const heading = (name: string | RegExp) => page.getByRole('heading', { name });
  const email = newAddress();
  await account(page, email);

  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await press(page, page.getByRole('navigation').getByRole('link', { name: 'Launches' }).first());
  await expect(page.getByRole('heading', { level: 1, name: 'Launches' })).toBeVisible();
  await choose(page, page.getByLabel('Seats'), '4');
  await expect(page).toHaveURL(/seats=4/);
  const card = page.locator('.cards').getByRole('link').first();
  await press(page, card);
  await expect(page).toHaveURL(/\/launches\/[a-z]/);
  await press(page, page.getByRole('link', { name: 'Book seats' }).first());

  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await type(page, page.getByLabel('E-mail'), email);
  await type(page, page.getByLabel('Password'), world.password);
  await page.keyboard.press('Enter');

  await expect(heading('How many seats?')).toBeVisible();
  await tabTo(page, page.getByRole('radio', { name: '1', exact: true }));
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: '2', exact: true })).toBeChecked();
  await page.keyboard.press('ArrowLeft');
  await press(page, page.getByRole('button', { name: 'Hold seats' }));

  await expect(heading('Who flies?')).toBeVisible();
  await type(page, page.getByLabel('Full name'), 'Kay Keys');
  await typeBirthDate(page);
  await type(page, page.getByLabel('Phone'), '+351 210 000 000');
  await type(page, page.getByLabel('E-mail'), 'kay@example.com');
  await press(page, page.getByRole('button', { name: 'Continue' }));

  await expect(heading('Billing details')).toBeVisible();
  await type(page, page.getByLabel('Tax id'), 'PT123456789');
  await type(page, page.getByLabel('Street and number'), '12 Harbour Street');
  await type(page, page.getByLabel('Postal code'), '1050-021');
  await type(page, page.getByLabel('City'), 'Lisbon');
  await choose(page, page.getByLabel('Country'), 'Portugal');
  await press(page, page.getByRole('button', { name: 'Continue' }));

  await expect(heading('Check and pay')).toBeVisible();
  await press(page, page.getByRole('button', { name: /^Pay US\$/ }));
  const approve = page.getByRole('button', { name: /Approve/ });
  await expect(approve).toBeVisible({ timeout: 30_000 });
  await press(page, approve);
  await expect(page).toHaveURL(/\/trips\/b_[0-9a-f]{32}/, { timeout: 30_000 });
  await expect(page.getByText('Paid and confirmed. You are going.')).toBeVisible({
    timeout: 30_000,
  });
});
