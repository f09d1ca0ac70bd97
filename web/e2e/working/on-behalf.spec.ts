// What an employee does for a customer who calls.
import { expectAccessible } from '../axe';
import { newCustomer } from '../customers';
import { expect, test } from '../story';
import { world } from '../world';
import { enter, offered } from './doors';

test.use({ baseURL: world.customerUrl });

test('book-on-behalf: a customer who calls gets seats, to be paid by transfer', async ({
  page,
  request,
}) => {
  test.setTimeout(240_000);
  const launchId = await offered(request);
  const { email, token } = await newCustomer(page, true);
  await enter(page, `${world.adminUrl}/employee/customers`, world.employee);
  await expect(page.getByRole('heading', { name: 'Customers' })).toBeVisible();
  await expect(async () => {
    await page.getByLabel('Name, e-mail, telephone or tax id').fill(email);
    await page.getByRole('button', { name: 'Search' }).click();
    await expect(page.getByRole('cell', { name: email })).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 90_000 });
  await page.getByRole('link', { name: 'Ada Story' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ada Story' })).toBeVisible();
  await page.getByRole('link', { name: 'Book on behalf' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Book on behalf' })).toBeVisible();
  await page.getByLabel('Launch', { exact: true }).selectOption(launchId);
  await page.getByRole('button', { name: 'Passenger 1 is the customer' }).click();
  await page.getByLabel('Why').fill('Called from abroad');
  await expectAccessible(page, 'book on behalf');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('button', { name: 'Book and send the invoice' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ada Story' })).toBeVisible();
  await expect(page.getByText('1 seat booked on behalf')).toBeVisible();
  const own = await request.get('/api/v1/bookings', {
    headers: { Authorization: `Bearer ${token}`, 'X-Astro-App': 'customer' },
  });
  const { items } = (await own.json()) as { items: { state: string }[] };
  expect(items.map((b) => b.state)).toEqual(['paying']);
});
