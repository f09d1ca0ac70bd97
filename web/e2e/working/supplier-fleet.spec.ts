// Supplier app: rockets are changed and retired, launches copied, changed and seen in a calendar.
import type { Locator } from '@playwright/test';
import { expectAccessible } from '../axe';
import { expect, test } from '../story';
import { world } from '../world';
import { enter, offered } from './doors';

test.use({ baseURL: world.adminUrl });

test.beforeEach(({ page }) => enter(page, '/supplier/', world.supplier));

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('rocket-retire: changed as travellers read it, retired, and flying again', async ({
  page,
}) => {
  await page.goto('/supplier/rockets/new');
  await expect(page.getByRole('heading', { name: 'Add a rocket' })).toBeVisible();
  const name = `Fleet ${Date.now().toString(36)}`;
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Description').fill('Made for a story.');
  await page.getByLabel('Range').selectOption('suborbital');
  await expect(page.getByText(/This one reaches \d+ of \d+ destinations/)).toBeVisible();
  await page.getByLabel('Seats').fill('501');
  await page.getByLabel('Seats').blur();
  await expect(page.getByLabel('Seats')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Seats').fill('5');
  await page.getByRole('button', { name: 'Add this rocket' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);

  await page.getByRole('link', { name: 'Change', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Change a rocket' })).toBeVisible();
  await expectAccessible(page, 'change a rocket');
  await page.getByLabel('Description').fill('A calm climb.');
  await page.getByLabel('Specifications').fill('Height: 31 m');
  await page.getByRole('button', { name: 'Save the rocket' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(page.getByText('A calm climb.')).toBeVisible();
  await expect(page.getByText('31 m')).toBeVisible();
  await expectAccessible(page, 'rocket');

  await page.getByRole('button', { name: `Retire ${name}` }).click();
  await expect(page.getByText('Retired. No new launch is offered on it.')).toBeVisible();
  await page.getByRole('button', { name: 'Let it fly again' }).click();
  await expect(page.getByText('It flies again.')).toBeVisible();
});

test('rocket-in-use: a rocket that launches to come need is not retired', async ({
  page,
  request,
}) => {
  const id = await offered(request);
  await page.goto(`/supplier/launches/${id}`);
  await expect(page.getByRole('heading', { name: 'Sales' })).toBeVisible();
  const rocket = /^(Story \S+) from/.exec(await page.locator('.page-head .soft').innerText())?.[1];
  await page.getByRole('link', { name: 'Rockets' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rockets');
  await page.getByLabel('Name').fill(rocket ?? '');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('link', { name: rocket ?? '', exact: true }).click();
  await expect(page.getByText('1 launch to come flies on it.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Retire/ })).toHaveCount(0);
});

test('duplicate: a copy has everything but its date', async ({ page, request }) => {
  await page.goto(`/supplier/launches/${await offered(request)}`);
  await page.getByRole('link', { name: 'Copy' }).click();
  await expect(page.getByRole('heading', { name: 'Offer a launch' })).toBeVisible();
  await expect(page.getByLabel('Price per seat (US$)')).toHaveValue('310,000');
  await expect(page.getByLabel('Departure (UTC)')).toHaveValue('');
  await page.getByLabel('Departure (UTC)').fill(`${day(200)}T09:00`);
  await page.getByLabel('Departure (UTC)').blur();
  await expect(page.getByText('A launch is offered more than a year ahead.')).toBeVisible();
  await page.getByLabel('Departure (UTC)').fill(`${day(900)}T09:00`);
  await expect(page.getByRole('heading', { name: 'What follows from this' })).toBeVisible();
  await expect(page.getByText('2 of 6')).toBeVisible();
  await page.getByRole('button', { name: 'Offer this launch' }).click();
  await expect(page).toHaveURL(/\/launches\/l_[0-9a-f]{32}$/);
  await expect(page.getByText('0 of 6')).toBeVisible();
});

test('launch-edit: everything may change while no seat is taken', async ({ page, request }) => {
  await page.goto(`/supplier/launches/${await offered(request)}`);
  await page.getByRole('link', { name: 'Change', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Change this launch' })).toBeVisible();
  await expectAccessible(page, 'change a launch');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByLabel('Departure (UTC)').fill(`${day(800)}T07:30`);
  await page.getByLabel('Price per seat (US$)').fill('325,000');
  await page.getByLabel('Seats').fill('7');
  await page.getByLabel('Seats').blur();
  await expect(page.getByLabel('Seats')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Seats').fill('5');
  await page.getByRole('button', { name: 'Save the launch' }).click();
  await expect(page).toHaveURL(/\/launches\/l_[0-9a-f]{32}$/);
  await expect(page.getByText('0 of 5', { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText('US$ 325,000')).toBeVisible();
});

test('calendar: a month at a time, in the address', async ({ page }) => {
  await page.getByRole('link', { name: 'Launches', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Launches' })).toBeVisible();
  await page.getByRole('link', { name: 'Calendar' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Calendar');
  await page.getByRole('link', { name: /^Go to / }).click();
  await expect(page).toHaveURL(/month=\d{4}-\d\d/);
  await expect(page.getByRole('table')).toBeVisible();
  await expectAccessible(page, 'calendar');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.locator('.month .event').first().click();
  await expect(page.getByRole('heading', { name: 'Sales' })).toBeVisible();
});

test('import-dry-run: each bad line is named and nothing offered, then all are', async ({
  page,
  request,
}) => {
  await page.goto(`/supplier/launches/${await offered(request)}`);
  await expect(page.getByRole('heading', { name: 'Sales' })).toBeVisible();
  const about = await page.locator('.page-head .soft').innerText();
  const [rocket = '', spaceport = ''] = about.split(' from ');
  const goal = await page.getByRole('heading', { level: 1 }).innerText();
  const csv = (...lines: string[]) => ({
    name: 'launches.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['rocket,spaceport,destination,departure,price', ...lines].join('\n')),
  });
  const line = (departs: string, price: string) =>
    `${rocket},${spaceport},${goal},${departs} 09:30,${price}`;

  await page.goto('/supplier/launches/import');
  await expect(page.getByRole('heading', { name: 'Import launches' })).toBeVisible();
  await page.getByLabel('CSV file').setInputFiles(csv(line(day(720), '1000'), line(day(20), 'x')));
  await expect(page.getByText('1 fault in launches.csv. Nothing is offered.')).toBeVisible();
  await expect(page.getByRole('row', { name: /^3 price/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Offer these launches' })).toHaveCount(0);
  await expectAccessible(page, 'import with faults');
  await page.setViewportSize({ width: 1280, height: 800 });

  await page
    .getByLabel('CSV file')
    .setInputFiles(csv(line(day(720), '1000'), line(day(730), '2000')));
  await expect(page.getByText('2 launches in launches.csv, none with a fault.')).toBeVisible();
  await page.getByRole('button', { name: 'Offer these launches' }).click();
  await expect(page.getByText('2 launches are offered.')).toBeVisible();
  await page.getByRole('row', { name: /1,000/ }).getByRole('link').click();
  await expect(page.getByText('US$ 1,000')).toBeVisible();
});

test('offer-by-keyboard: a launch is offered and looked at without a mouse', async ({ page }) => {
  const reach = async (target: Locator): Promise<void> => {
    for (let steps = 0; steps < 60; ++steps) {
      if (await target.evaluate((e) => e === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('sixty steps of the Tab key do not lead there');
  };
  await page.goto('/supplier/launches/new');
  await expect(page.getByRole('heading', { name: 'Offer a launch' })).toBeVisible();
  const rocket = page.getByLabel('Rocket');
  await expect(rocket.getByRole('option', { name: /^Explorer 5,/ })).toBeAttached();
  await reach(rocket);
  await page.keyboard.type('Explorer 5');
  await expect(rocket.locator('option:checked')).toHaveText(/^Explorer 5,/);
  for (const name of ['Destination', 'Spaceport']) {
    await reach(page.getByLabel(name));
    await page.keyboard.press('ArrowDown');
    await expect(page.getByLabel(name)).not.toHaveValue('');
  }
  const departure = page.getByLabel('Departure (UTC)');
  await reach(departure);
  await page.keyboard.type(`0503${new Date().getUTCFullYear() + 4}`);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('0230PM');
  await expect(departure).toHaveValue(/-05-03T14:30$/);
  await reach(page.getByLabel('Price per seat (US$)'));
  await page.keyboard.type('310,000');
  await reach(page.getByRole('button', { name: 'Offer this launch' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/launches\/l_[0-9a-f]{32}$/);
  await expect(page.getByRole('heading', { name: 'Sales' })).toBeVisible();
  await reach(page.getByRole('link', { name: 'Delay' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Delay this launch' })).toBeVisible();
});
