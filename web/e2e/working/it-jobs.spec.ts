// IT Operations app: one job's story, a kind that is paused, accounts, the live log and a trace.
import type { APIRequestContext } from '@playwright/test';
import { expectAccessible } from '../axe';
import { expect, test } from '../story';
import { newAddress, world } from '../world';
import { enter } from './doors';

test.use({ baseURL: world.coreUrl });

test.beforeEach(({ page }) => enter(page, '/', world.operator));

/** A customer of a story's own, whose welcome mail is a job. */
async function registered(request: APIRequestContext): Promise<string> {
  const email = newAddress();
  const answer = await request.post(`${world.customerUrl}/api/v1/auth/register`, {
    headers: { 'X-Astro-App': 'customer' },
    data: { email, password: world.password, name: 'Olga Orbit', birthDate: '1985-04-12' },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return email;
}

test('story: a job says what it was given and how it went', async ({ page, request }) => {
  await registered(request);
  await page.goto('/jobs?kind=mail-welcome&state=done');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Jobs');
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('rowheader').first()).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await page.getByRole('rowheader').first().getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('mail-welcome');
  await expect(page.getByText('1 of 12')).toBeVisible();
  await expect(page.locator('pre')).toContainText('(hidden)');
  await expect(page.locator('pre')).not.toContainText('Olga');
  await expectAccessible(page, 'job');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('link', { name: 'The whole trace' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Trace');
  await expect(page.getByText('Job mail-welcome is made')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: /Job send-mail ends/ })).toBeVisible();
});

test('pause: a kind waits and goes on', async ({ page }) => {
  await page.goto('/jobs/kinds');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kinds of jobs');
  const row = page.getByRole('row', { name: /^forget-old/ });
  await row.getByRole('button', { name: /^Pause/ }).click();
  await expect(row.getByText('Paused')).toBeVisible();
  await expectAccessible(page, 'job kinds');
  await page.setViewportSize({ width: 1280, height: 800 });
  await row.getByRole('button', { name: /^Let it go on/ }).click();
  await expect(row.getByText('Active')).toBeVisible();
  await page.goto('/logs?kind=JOB&q=forget-old');
  await expect(page.getByText('paused: forget-old').first()).toBeVisible();
});

test('accounts: one is found, suspended and restored', async ({ page, request }) => {
  const email = await registered(request);
  await page.goto('/users');
  await page.getByLabel('Name or e-mail').fill(email);
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByText('1 account', { exact: true })).toBeVisible();
  await expectAccessible(page, 'users');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('link', { name: 'Olga Orbit' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Olga Orbit');
  await page.getByRole('button', { name: 'Suspend the account' }).click();
  await expect(page.getByText('Suspended', { exact: true })).toBeVisible();
  const refused = await request.post(`${world.customerUrl}/api/v1/auth/login`, {
    headers: { 'X-Astro-App': 'customer' },
    data: { email, password: world.password },
  });
  expect(refused.status()).toBe(403);
  await expectAccessible(page, 'user');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('button', { name: 'End the suspension' }).click();
  await expect(page.getByText('Active', { exact: true })).toBeVisible();
});

test('live tail: what is logged comes up by itself, until it is paused', async ({
  page,
  request,
}) => {
  await page.goto('/logs?kind=AUTH');
  await page.getByRole('button', { name: 'Follow live' }).click();
  await expect(page.getByText('0 since')).toBeVisible();
  const email = await registered(request);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: email });
  await expect(row).toHaveCount(1, { timeout: 10_000 });
  await page.getByRole('button', { name: 'Pause the tail' }).click();
  await expect(page.getByText('Live', { exact: true })).toHaveCount(0);
  await expect(row).toHaveCount(1);
});
