// IT Operations app: logs by kind, severity and text; jobs, notifications, reconciliation, health.
import { expectAccessible } from '../axe';
import { expect, test } from '../story';
import { world } from '../world';
import { enter } from './doors';

test.use({ baseURL: world.coreUrl });

test.beforeEach(({ page }) => enter(page, '/', world.operator));

test('it sees logs: by kind, with their fields, in an address one can share', async ({ page }) => {
  await page.getByLabel('Kind').selectOption('AUTH');
  await expect(page).toHaveURL(/kind=AUTH/);
  await expect(page.getByRole('cell', { name: 'AUTH' }).first()).toBeVisible();
  await expect(page.getByRole('cell', { name: 'NOTIFY' })).toHaveCount(0);
  await page.locator('.row-more summary').first().click();
  await expect(page.locator('.row-more[open] dl')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Kind')).toHaveValue('AUTH');
  await expect(page.getByRole('cell', { name: 'AUTH' }).first()).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'NDJSON' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('logs.ndjson');
  await page.getByRole('button', { name: 'Time (UTC)' }).click();
  await expect(page).toHaveURL(/order=asc/);
});

test('it logs over time: a bar narrows the list to its hour', async ({ page }) => {
  const bars = page.locator('app-log-histogram');
  await expect(bars).toContainText(/\d entr(y|ies): /);
  await bars.getByText('The same as a table').click();
  await bars.getByRole('button').first().click();
  await expect(page).toHaveURL(/from=.*to=/);
  await expect(page.getByRole('table').last()).toBeVisible();
  await page.getByLabel('Text or trace id').fill('sign-in');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page).toHaveURL(/q=sign-in/);
  await expect(bars).toHaveCount(0);
});

test('jobs, notifications and health are told', async ({ page }) => {
  await page.getByRole('link', { name: 'Jobs' }).click();
  await expect(page.getByRole('table')).toBeVisible();
  await page.getByRole('link', { name: 'Notifications' }).click();
  await expect(page.getByRole('table')).toBeVisible();
});

test('preview: every mail template as it looks, with awkward data', async ({ page }) => {
  await page.goto('/notifications/templates');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mail templates');
  await page.getByRole('link', { name: 'booking-confirmed', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('booking-confirmed');
  const mail = page.locator('app-mail-view');
  await expect(mail.getByRole('heading', { level: 3 })).toBeVisible();
  await expect(mail).toContainText('<script>alert(1)</script>');
  await expect(page.locator('pre')).toContainText('INV-2026-000001');
  await expectAccessible(page, 'mail template');
});

test('configuration: every setting with where it came from, secrets hidden', async ({ page }) => {
  await page.getByRole('link', { name: 'Configuration' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Configuration');
  await expect(page.getByRole('heading', { name: 'customer-api' })).toBeVisible();
  await page.getByLabel('Name or value').fill('signing');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page).toHaveURL(/q=signing/);
  await expect(page.getByRole('row', { name: 'ASTRO_SIGNING_KEY (hidden) File' })).toBeVisible();
});

test('health: figures now and over time, as charts and as tables', async ({ page }) => {
  await page.getByRole('link', { name: 'Health', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Health');
  await expect(page.getByText(/^All 4 processes answer/)).toBeVisible();
  const core = page.getByRole('row', { name: /^core-api/ }).first();
  await expect(core.getByText('postgresql')).toBeVisible();
  await expect(core.getByText(/\d MB/)).toBeVisible({ timeout: 20_000 });
  const jobs = page.locator('app-time-chart').filter({ hasText: 'Jobs' }).first();
  await expect(jobs).toBeVisible({ timeout: 45_000 });
  await jobs.getByText('The same as a table').click();
  await expect(jobs.getByRole('columnheader', { name: 'Dead' })).toBeVisible();
  await page.getByRole('button', { name: 'Week' }).click();
  await expect(page).toHaveURL(/range=week/);
  await expect(page.getByRole('button', { name: 'Week' })).toHaveAttribute('aria-pressed', 'true');
});

test('health reports: files of a day, and by e-mail for whoever wishes so', async ({ page }) => {
  await page.goto('/health');
  await page.getByRole('link', { name: 'Reports', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Health reports');
  const today = page.getByRole('row', { name: /^Today so far/ });
  for (const format of ['PDF', 'CSV']) {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      today.getByRole('button', { name: `${format} of Today so far` }).click(),
    ]);
    expect(file.suggestedFilename()).toBe(`health-today.${format.toLowerCase()}`);
  }
  // The clock's job has made yesterday's and last week's when the system started.
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('cell', { name: 'Week' }).first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await expectAccessible(page, 'health reports');
  await page.setViewportSize({ width: 1280, height: 800 });
  const choice = page.getByRole('group', { name: 'By e-mail to you' });
  await choice.getByRole('button', { name: 'Every week' }).click();
  await expect(page.getByText('You get last week’s report on Monday morning.')).toBeVisible();
  await page.reload();
  await expect(choice.getByRole('button', { name: 'Every week' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await choice.getByRole('button', { name: 'Never' }).click();
  await expect(page.getByText('You get no health reports by e-mail.')).toBeVisible();
});

test('backups: one is made now, and read again before it counts', async ({ page }) => {
  await page.getByRole('link', { name: 'Backups' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Backups');
  await expect(async () => {
    // Only one is made at a time: the clock's own may be under way.
    await page.getByRole('button', { name: 'Back up now' }).click();
    await expect(page.getByRole('alert')).toHaveCount(0, { timeout: 1_000 });
  }).toPass({ timeout: 40_000 });
  await expect(page.getByText(/The newest good backup is/)).toBeVisible({ timeout: 40_000 });
  const made = page.getByRole('row').filter({ hasText: 'Yes, read again' }).first();
  await expect(made).toContainText(/\d+ documents in \d+ files/);
  await expectAccessible(page, 'backups');
});

test('a reconciliation is started and listed', async ({ page }) => {
  await page.getByRole('link', { name: 'Reconciliation' }).click();
  await page.getByRole('link', { name: 'Start a run now' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Start a reconciliation');
  await page.getByLabel('What to compare').selectOption('ids');
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByText('Give at least one id.').first()).toBeVisible();
  await page.getByLabel('Ids').fill('b_unknown, b_unknown');
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Reconciliation');
  await expect(page.getByText('0 compared, found: nothing.')).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page, 'reconciliation');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('link', { name: 'Reconciliation' }).first().click();
  await expect(page.getByRole('table')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('axe: pages of operations', async ({ page }) => {
  test.setTimeout(240_000);
  for (const name of ['Logs', 'Jobs', 'Notifications', 'Health']) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('link', { name, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await expect(page.getByRole('table').first()).toBeVisible();
    await expectAccessible(page, name);
  }
});
