// Links in mails, the own password, second factor and sessions.
import type { Page } from '@playwright/test';
import { expectAccessible } from '../axe';
import { newCustomer } from '../customers';
import { linkOf } from '../mails';
import { expect, test } from '../story';
import { codeOf } from '../totp';
import { world } from '../world';

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('forgot-password: the link of the mail sets another one, once', async ({ page, request }) => {
  const { email } = await newCustomer(page);
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible();
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText('an e-mail with a link is on its way')).toBeVisible();
  const link = await linkOf(request, email, 'password');
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Set a new password' })).toBeVisible();
  await expectAccessible(page, 'reset-password');
  await page.getByLabel('New password').fill('Another-Orbit-7');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await expect(page.getByText('Your password is changed')).toBeVisible();
  await page.goto(link);
  await page.getByLabel('New password').fill('Another-Orbit-8');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByRole('link', { name: 'Ask for a new link' }).click();
  await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible();
  await page.goto('/sign-in');
  await signIn(page, email, 'Another-Orbit-7');
  await expect(page).toHaveURL(/\/trips$/);
});

test('verify: the link of the welcome mail confirms the address', async ({ page, request }) => {
  const { email } = await newCustomer(page);
  await page.goto(await linkOf(request, email, 'Welcome'));
  await expect(page.getByRole('heading', { name: 'Confirm your address' })).toBeVisible();
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText('Your address is confirmed.')).toBeVisible();
});

test('password: a wrong current one is an error of its field, a right one signs out', async ({
  page,
}) => {
  const { email } = await newCustomer(page);
  await page.goto('/profile');
  const part = page.getByRole('region', { name: 'Password' });
  await part.getByLabel('Current password').fill('Not-the-one-1');
  await part.getByLabel('New password').fill('Another-Orbit-7');
  await part.getByRole('button', { name: 'Change password' }).click();
  await expect(part.getByRole('alert').getByText('This is not your password.')).toBeVisible();
  await part.getByLabel('Current password').fill(world.password);
  await part.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Your password is set. Sign in with it.')).toBeVisible();
  await signIn(page, email, 'Another-Orbit-7');
  await expect(page).toHaveURL(/\/trips$/);
});

test('second-factor: set up by QR or key, asked for at the next sign-in', async ({ page }) => {
  const { email } = await newCustomer(page);
  await page.goto('/profile');
  const part = page.getByRole('region', { name: 'Second factor' });
  await part.getByRole('button', { name: 'Set it up' }).click();
  await expect(part.getByRole('img', { name: 'QR code' })).toBeVisible();
  const secret = await part.locator('code').innerText();
  await part.getByLabel('Code').fill('000000');
  await part.getByRole('button', { name: 'Confirm' }).click();
  await expect(part.getByRole('alert').getByText('This code is not right')).toBeVisible();
  await part.getByLabel('Code').fill(codeOf(secret));
  await part.getByRole('button', { name: 'Confirm' }).click();
  await expect(part.getByText('10 recovery codes are left')).toBeVisible();
  const recovery = await part.getByRole('listitem').first().innerText();
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await signIn(page, email, world.password);
  await page.getByLabel('Code').fill(recovery);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/trips$/);
});

test('sessions: another device is seen and signed out', async ({ page, browser }) => {
  const { email } = await newCustomer(page);
  const context = await browser.newContext({ baseURL: world.customerUrl });
  const other = await context.newPage();
  await other.goto('/sign-in');
  await signIn(other, email, world.password);
  await expect(other).toHaveURL(/\/trips$/);
  await page.goto('/profile');
  const part = page.getByRole('region', { name: 'Where you are signed in' });
  await expect(part.getByRole('listitem')).toHaveCount(2);
  await part.getByRole('button', { name: /^Sign out (?!everywhere)/ }).click();
  await expect(part.getByRole('listitem')).toHaveCount(1);
  await expect(part.getByText('This device')).toBeVisible();
  await other.reload();
  await expect(other.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await context.close();
});
