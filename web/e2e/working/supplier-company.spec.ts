// Supplier app: the company's facts and logo, and the people who sign in for it.
import { deflateSync } from 'node:zlib';
import { expectAccessible } from '../axe';
import { expect, test } from '../story';
import { newAddress, world } from '../world';
import { enter } from './doors';

test.use({ baseURL: world.adminUrl });

test.beforeEach(({ page }) => enter(page, '/supplier/', world.supplier));

/** A small picture, made here. */
function png(side: number): Buffer {
  const table = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; ++k) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });
  const crc = (bytes: Buffer) =>
    (bytes.reduce((c, b) => (table[(c ^ b) & 0xff] ?? 0) ^ (c >>> 8), 0xffffffff) ^ 0xffffffff) >>>
    0;
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(side * (side * 3 + 1), 0x60);
  for (let y = 0; y < side; ++y) rows[y * (side * 3 + 1)] = 0;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = chunk('IDAT', deflateSync(rows));
  return Buffer.concat([signature, chunk('IHDR', head), data, chunk('IEND', Buffer.alloc(0))]);
}

test('company-profile: facts, contact and a logo, which is checked', async ({ page }) => {
  await page.getByRole('link', { name: 'Company' }).click();
  await expect(page.getByRole('heading', { name: 'Facts' })).toBeVisible();
  await page.getByLabel('Contact telephone').fill('+46 980 123 45');
  await page.getByLabel('Website').fill('nowhere');
  await page.getByLabel('Website').blur();
  await expect(page.getByLabel('Website')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Website').fill('https://polar.example');
  await page.getByRole('button', { name: 'Save company' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();

  const logo = page.getByLabel('Your logo');
  await logo.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') });
  await expect(page.getByText('A PNG, JPEG or WebP picture is expected.')).toBeVisible();
  await logo.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: png(64) });
  const shown = page.getByRole('img', { name: /^Logo of/ });
  await expect(shown).toBeVisible();
  await expect.poll(() => shown.evaluate((i: HTMLImageElement) => i.naturalWidth)).toBe(64);
  await page.reload();
  await expect(shown).toBeVisible();
  await expect(page.getByLabel('Contact telephone')).toHaveValue('+46 980 123 45');
});

test('digest-choice: one e-mail a day instead of one at each booking, and back', async ({
  page,
}) => {
  // Meridian Flights: the other stories of this file save the facts of Polar Lines.
  await page.context().clearCookies();
  await enter(page, '/supplier/company', world.supplierFlown);
  await expect(page.getByRole('heading', { name: 'On documents' })).toBeVisible();
  const choice = page.getByLabel('E-mails about bookings and cancellations');
  await expect(choice).toHaveValue('each');
  for (const [label, value] of [
    ['One a day, with all of them', 'daily'],
    ['One at each', 'each'],
  ] as const) {
    await choice.selectOption({ label });
    await page.getByRole('button', { name: 'Save company' }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { name: 'On documents' })).toBeVisible();
    await expect(choice).toHaveValue(value);
  }
});

test('invite-user: sets a password by the mailed link, works, and is removed', async ({
  page,
  browser,
  request,
}) => {
  const address = newAddress();
  await page.getByRole('link', { name: 'Team' }).click();
  await expect(page.getByRole('heading', { name: 'Invite somebody' })).toBeVisible();
  await page.getByLabel('Full name').fill('Tess Team');
  await page.getByLabel('E-mail').fill(address);
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(page.getByText('Tess Team gets an e-mail')).toBeVisible();
  const row = page.getByRole('row', { name: address });
  await expect(row.getByText('Invited')).toBeVisible();
  await expectAccessible(page, 'team');
  await page.setViewportSize({ width: 1280, height: 800 });

  const link = await mailedLink(request, address);
  const context = await browser.newContext({ baseURL: world.adminUrl });
  const other = await context.newPage();
  await other.goto(link);
  await expect(other.getByRole('heading', { name: 'Welcome' })).toBeVisible();
  await other.getByLabel('Full name').fill('Tess Team');
  await other.getByLabel('Password').fill(world.password);
  await other.getByRole('button', { name: 'Start' }).click();
  await expect(other.getByRole('navigation', { name: 'Main' })).toBeVisible();
  await other.getByRole('link', { name: 'Team' }).click();
  await expect(other.getByText('Who leads the team invites and removes people.')).toBeVisible();

  await page.reload();
  await expect(row.getByText('Active')).toBeVisible();
  await page.getByRole('button', { name: 'Remove Tess Team' }).first().click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByText('Tess Team can no longer sign in.')).toBeVisible();
  await expect(row).toHaveCount(0);
  await other.reload();
  await expect(other.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await context.close();
});

test('bookings: found across launches, and taken along as a file', async ({ page }) => {
  await page.getByRole('link', { name: 'Bookings', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bookings');
  await page.getByLabel('Reference, customer or e-mail').fill('crowd@example.com');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('cell', { name: /Cora Crowd/ })).toHaveCount(1);
  await expectAccessible(page, 'bookings');
  await page.setViewportSize({ width: 1280, height: 800 });
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download CSV' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('bookings.csv');
});

async function mailedLink(
  request: import('@playwright/test').APIRequestContext,
  to: string,
): Promise<string> {
  let link = '';
  await expect
    .poll(
      async () => {
        const mails = (await (
          await request.get(`${world.mailUrl}/api/mails?to=${encodeURIComponent(to)}`)
        ).json()) as {
          to: string[];
          text: string;
        }[];
        const mail = mails.at(-1);
        link = /https?:\/\/\S+accept-invitation\S+/.exec(mail?.text ?? '')?.[0] ?? '';
        return link;
      },
      { timeout: 30_000 },
    )
    .not.toBe('');
  return link;
}

test('public-page: travellers see the logo and the launches, and the supplier looks at it', async ({
  page,
}) => {
  await page.getByRole('link', { name: 'Company' }).click();
  await expect(page.getByRole('heading', { name: 'Facts' })).toBeVisible();
  await page
    .getByLabel('Your logo')
    .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: png(48) });
  await expect(page.getByRole('img', { name: /^Logo of/ })).toBeVisible();
  const link = page.getByRole('link', { name: /^Your page as travellers see it/ });
  const url = (await link.getAttribute('href')) ?? '';
  expect(url).toMatch(/\/suppliers\/polar-lines$/);
  await expect(async () => {
    await page.goto(url);
    const logo = page.locator('img.logo');
    await expect(logo).toBeVisible();
    expect(await logo.evaluate((i: HTMLImageElement) => i.naturalWidth)).toBeGreaterThan(0);
  }).toPass({ timeout: 30_000 });
  await expect(page.getByRole('heading', { level: 1, name: 'Polar Lines' })).toBeVisible();
  await expectAccessible(page, 'supplier page');
  await page.setViewportSize({ width: 1280, height: 800 });
  const onSale = page.getByRole('region', { name: 'Launches on sale' });
  await onSale.getByRole('listitem').getByRole('link').first().click();
  await expect(page.getByRole('link', { name: 'Polar Lines' }).first()).toBeVisible();
});
