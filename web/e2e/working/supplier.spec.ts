// Supplier app: a launch is offered, and is on sale within seconds.
import { expectAccessible } from '../axe';
import { expect, test } from '../story';
import { world } from '../world';
import { enter, offered } from './doors';

test.use({ baseURL: world.adminUrl });

test.beforeEach(({ page }) => enter(page, '/supplier/launches', world.supplier));

test('launch-create: refused at the fields first, then offered and on sale', async ({
  page,
  request,
}) => {
  await page.getByRole('link', { name: 'Rockets' }).click();
  await page.getByRole('link', { name: 'Add a rocket' }).first().click();
  // The list has a field of this name too: its filter.
  await expect(page.getByRole('heading', { name: 'Add a rocket' })).toBeVisible();
  const name = `Story ${Date.now().toString(36)}`;
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Description').fill('Made for a story.');
  await page.getByLabel('Range').selectOption('low-earth-orbit');
  await page.getByLabel('Seats').fill('6');
  await page.getByLabel('Specifications').fill('Height: 48 m\nWindows: one per seat');
  await page.getByRole('button', { name: 'Add this rocket' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);

  await page.getByRole('link', { name: 'Launches', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Launches' })).toBeVisible();
  await page.getByRole('link', { name: 'Offer a launch' }).click();
  await expect(page.getByRole('heading', { name: 'Offer a launch' })).toBeVisible();
  await page.getByLabel('Rocket').selectOption({ label: `${name}, Low Earth orbit` });
  await page.getByLabel('Destination').selectOption({ index: 1 });
  await page.getByLabel('Spaceport').selectOption({ index: 1 });
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('Departure (UTC)').fill(`${day(30)}T14:30`);
  await page.getByLabel('Price per seat (US$)').fill('310,000');
  await page.getByRole('button', { name: 'Offer this launch' }).click();
  await expect(page.getByLabel('Departure (UTC)')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Departure (UTC)').fill(`${day(500)}T14:30`);
  await page.getByRole('button', { name: 'Offer this launch' }).click();
  await expect(page).toHaveURL(/\/launches\/l_[0-9a-f]{32}$/);
  await expect(page.getByText('0 of 6')).toBeVisible();
  await expect(page.getByText('US$ 310,000')).toBeVisible();

  const id = page.url().split('/').pop() ?? '';
  await expect
    .poll(async () => (await request.get(`${world.customerUrl}/api/v1/launches/${id}`)).status(), {
      timeout: 20_000,
    })
    .toBe(200);
});

test('the list of launches is ordered and searched by the server, in the address', async ({
  page,
}) => {
  await expect(page.getByRole('table')).toBeVisible();
  await page.getByRole('button', { name: 'Per seat' }).click();
  await expect(page).toHaveURL(/sort=price/);
  await expect(page.getByRole('columnheader', { name: 'Per seat' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await page.getByLabel('Rocket or place').fill('no rocket has such a name');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByText('No launch fits these filters.')).toBeVisible();
});

test('overview: what waits and what departs next, and from there how a launch sells', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await page.goto('/supplier/');
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'To do' })).toBeVisible();
  await expectAccessible(page, 'overview');
  await page.setViewportSize({ width: 1280, height: 800 });
  const next = page.getByRole('region', { name: 'Next launches' });
  await next.getByRole('rowheader').getByRole('link').first().click();
  const sales = page.getByRole('region', { name: 'Sales' });
  await expect(sales.getByText(/of its line of \d+\.|^Go: /)).toBeVisible();
  const chart = page.getByRole('region', { name: 'Seats over time' });
  // Seats are counted about once a minute.
  await expect(async () => {
    await page.reload();
    await expect(chart.getByText(/^\d+ of \d+ seats? sold\./)).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 90_000 });
  await chart.getByText('The same as a table').click();
  await expect(chart.getByRole('rowheader').first()).toBeVisible();
});

test('manifest-print: the manifest comes as a page for the gate', async ({ page }) => {
  await page.getByRole('rowheader').getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'Manifest' })).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download as PDF' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^manifest-.*\.pdf$/);
});

test('axe: pages of the supplier', async ({ page }) => {
  test.setTimeout(240_000);
  await expect(page.getByRole('table')).toBeVisible();
  await expectAccessible(page, 'launches');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('rowheader').getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'Manifest' })).toBeVisible();
  await expectAccessible(page, 'launch');
  for (const path of ['/supplier/launches/new', '/supplier/rockets/new', '/supplier/company']) {
    await page.goto(path);
    await expect(page.getByRole('button', { name: /Offer|Add|Save/ })).toBeVisible();
    await expectAccessible(page, path);
  }
});

test('delay-mails: a later date with its reason, decided by the sales side', async ({
  page,
  request,
}) => {
  await page.goto(`/supplier/launches/${await offered(request)}`);
  await page.getByRole('link', { name: 'Delay' }).click();
  await expect(page.getByRole('heading', { name: 'Delay this launch' })).toBeVisible();
  await page.getByRole('button', { name: 'Delay this launch' }).click();
  await expect(page.getByLabel('Reason')).toHaveAttribute('aria-invalid', 'true');
  const later = new Date(Date.now() + 2000 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('New departure (UTC)').fill(`${later}T10:00`);
  await page.getByLabel('Reason').selectOption({ label: 'Weather' });
  await page.getByLabel('Note').fill('Ice on the pad.');
  await page.getByRole('button', { name: 'Delay this launch' }).click();
  await expect(page).toHaveURL(/\/launches\/l_[0-9a-f]{32}$/);
  await expect(page.getByText('New date').first()).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(/\(weather\): Ice on the pad\./)).toBeVisible();
});

test('abort-needs-name: what goes back is told, and the name is typed before it is done', async ({
  page,
  request,
}) => {
  await page.goto(`/supplier/launches/${await offered(request)}`);
  await page.getByRole('link', { name: 'Abort' }).click();
  await expect(page.getByText('Given back to customers')).toBeVisible();
  await expect(page.getByText('US$ 1,000', { exact: true })).toBeVisible();
  await page.getByLabel('Reason').selectOption({ label: 'Technical' });
  await page.getByRole('button', { name: /^Abort and give/ }).click();
  await expect(page.getByLabel("The destination's name")).toHaveAttribute('aria-invalid', 'true');
  const name = await page.getByRole('navigation', { name: 'Breadcrumb' }).textContent();
  await page.getByLabel("The destination's name").fill(name?.trim() ?? '');
  await page.getByRole('button', { name: /^Abort and give/ }).click();
  await expect(page).toHaveURL(/\/launches\/l_[0-9a-f]{32}$/);
  await expect(page.getByText('Launch cancelled').first()).toBeVisible({ timeout: 20_000 });
});
