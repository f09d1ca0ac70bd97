// A customer's own calendar address: made, read by a program without signing in, ended.
import { expectAccessible } from '../axe';
import { holdSeats, launchWithRoom, newCustomer } from '../customers';
import { expect, test } from '../story';

test('calendar-subscription: made, read without signing in, and ended', async ({
  page,
  request,
}) => {
  const launch = await launchWithRoom(page.request, 9);
  await newCustomer(page, true);
  await holdSeats(page, launch, 1);
  await page.goto('/trips');
  await expect(page.getByRole('heading', { level: 1, name: 'My trips' })).toBeVisible();
  const part = page.getByRole('region', { name: 'In your calendar' });
  await part.getByRole('button', { name: 'Make a calendar address' }).click();
  const address = part.locator('code');
  await expect(address).toContainText(/\/api\/v1\/calendars\/u_[0-9a-f]+\.[0-9a-f]+\.ics$/);
  await expect(part.getByRole('link', { name: 'Open in your calendar' })).toHaveAttribute(
    'href',
    /^webcal:\/\//,
  );
  await expectAccessible(page, 'trips with a calendar address');
  await page.setViewportSize({ width: 1280, height: 800 });
  const url = await address.innerText();
  const feed = await request.get(url);
  expect(feed.status()).toBe(200);
  expect(await feed.text()).toMatch(/^BEGIN:VCALENDAR\r\n/);
  await part.getByRole('button', { name: 'End this address' }).click();
  await expect(part.getByText('The address has ended.')).toBeVisible();
  await expect(part.getByRole('button', { name: 'Make a calendar address' })).toBeVisible();
  expect((await request.get(url)).status()).toBe(400);
});
