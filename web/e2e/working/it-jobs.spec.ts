// IT Operations app: one job's story, a kind that is paused, accounts, the live log and a trace.
import type { APIRequestContext, Browser, Page } from '@playwright/test';
import { expectAccessible } from '../axe';
import { transferAwaited } from '../customers';
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

/** The page of a job that waits five days: the reminder about a transfer of a story's own. */
async function openWaitingJob(page: Page, browser: Browser): Promise<void> {
  const context = await browser.newContext({ baseURL: world.customerUrl });
  const booking = await transferAwaited(await context.newPage(), context.request, 17);
  await context.close();
  await page.goto('/jobs?kind=mail-transfer-reminder&state=ready');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Jobs');
  const row = page.getByRole('row').filter({ hasText: booking.id });
  await expect(async () => {
    await page.reload();
    await expect(row).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 45_000 });
  await row.getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('mail-transfer-reminder');
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible();
}

test('run now: a job that waits is run at once; who comes late is told so', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  await openWaitingJob(page, browser);
  const late = await page.context().newPage();
  await late.goto(page.url());
  await expect(late.getByRole('button', { name: 'Run now' })).toBeVisible();
  await page.getByRole('button', { name: 'Run now' }).click();
  await expect(page.getByText('It is due now; a worker takes it within a second.')).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.getByText('1 of 12')).toBeVisible({ timeout: 2_000 });
    await expect(page.getByText('Done', { exact: true })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 45_000 });
  await late.getByRole('button', { name: 'Run now' }).click();
  await expect(late.getByRole('alert')).toBeVisible();
  await expect(late.getByText('Done', { exact: true })).toBeVisible();
  await expect(late.getByRole('button', { name: 'Run now' })).toHaveCount(0);
  await late.close();
});

test('cancel and retry: a job is called off, and runs after all', async ({ page, browser }) => {
  test.setTimeout(120_000);
  await openWaitingJob(page, browser);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('It will not run.')).toBeVisible();
  await expect(page.getByText('Cancelled', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByText('It is tried again, with all its attempts.')).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.getByText('Done', { exact: true })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 45_000 });
});

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
