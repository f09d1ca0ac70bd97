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

test('launch-on-behalf: a launch is changed for its supplier, who reads why', async ({
  page,
  request,
}) => {
  test.setTimeout(120_000);
  const launchId = await offered(request);
  await enter(page, `${world.adminUrl}/employee/launches/${launchId}`, world.employee);
  await page.getByRole('link', { name: 'Change' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Change this launch' })).toBeVisible();
  await page.getByLabel('Price per seat').fill('320,000');
  await page.getByRole('button', { name: 'Save the launch' }).click();
  await expect(page.getByText('Say why; the supplier reads it.').first()).toBeVisible();
  await page.getByLabel('Why you change it').fill('The supplier called');
  await expectAccessible(page, 'a launch changed on behalf');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('button', { name: 'Save the launch' }).click();
  await expect(page.getByRole('link', { name: 'Change' })).toBeVisible();
  await expect(page.getByText(/Price .* Why: The supplier called/)).toBeVisible();
});

test('phone-menu: on a phone the pages are behind one button, in groups', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await enter(page, `${world.adminUrl}/employee/launches`, world.employee);
  await expect(page.getByRole('heading', { level: 1, name: 'Launches' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Suppliers', exact: true })).toBeHidden();
  await page.getByRole('button', { name: 'Menu' }).click();
  await expect(page.getByRole('list', { name: 'People' })).toBeVisible();
  await page.getByRole('link', { name: 'Suppliers', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Suppliers' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Employees', exact: true })).toBeHidden();
});
