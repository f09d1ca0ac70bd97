// What employees do to other people's accounts.
import { expectAccessible } from '../axe';
import { newCustomer } from '../customers';
import { expect, test } from '../story';
import { world } from '../world';
import { enter } from './doors';

test.use({ baseURL: world.customerUrl });

test('account-correct: a customer is found, corrected and suspended, and it is written down', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const { email } = await newCustomer(page, true);
  await enter(page, `${world.adminUrl}/employee/customers`, world.employee);
  await expect(page.getByRole('heading', { name: 'Customers' })).toBeVisible();
  // Its row comes over from the sales side.
  await expect(async () => {
    await page.getByLabel('Name, e-mail, telephone or tax id').fill(email);
    await page.getByRole('button', { name: 'Search' }).click();
    await expect(page.getByRole('cell', { name: email })).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 90_000 });
  await expectAccessible(page, 'customers');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('link', { name: 'Ada Story' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ada Story' })).toBeVisible();
  await expectAccessible(page, 'customer');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('link', { name: 'Correct details' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Correct details' })).toBeVisible();
  await page.getByLabel('Telephone').fill('+351 210 111 222');
  await page.getByRole('button', { name: 'Correct', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Say why.');
  await page.getByLabel('Why').fill('Asked by telephone');
  await page.getByRole('button', { name: 'Correct', exact: true }).click();
  await expect(page.getByText('Corrected: Asked by telephone')).toBeVisible();
  await page.getByRole('link', { name: 'Suspend' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Suspend Ada Story' })).toBeVisible();
  await page.getByLabel('Why').fill('Card reported stolen');
  await page.getByRole('button', { name: 'Suspend Ada Story' }).click();
  await expect(page.getByText('Suspended: Card reported stolen')).toBeVisible();
  await expect(page.getByText('Suspended', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Restore' }).click();
  await page.getByLabel('Why').fill('It was found');
  await page.getByRole('button', { name: 'Restore Ada Story' }).click();
  await expect(page.getByText('Restored: It was found')).toBeVisible();
});

test('supplier-page: a supplier is read with its people', async ({ page }) => {
  await enter(page, `${world.adminUrl}/employee/suppliers`, world.employee);
  await expect(page.getByRole('heading', { name: 'Suppliers' })).toBeVisible();
  await page.getByRole('link', { name: 'Meridian Flights' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Meridian Flights' })).toBeVisible();
  await expect(page.getByText('Leads the team')).toBeVisible();
  await expectAccessible(page, 'supplier');
});

test('role-change: a financial employee gives a colleague another role, never the own one', async ({
  page,
}) => {
  await enter(page, `${world.adminUrl}/employee/employees`, world.financial);
  await expect(page.getByRole('heading', { name: 'Employees' })).toBeVisible();
  await page.getByRole('link', { name: 'Fina Money' }).click();
  await expect(page.getByText('Your own role is changed by another')).toBeVisible();
  await page.goto(`${world.adminUrl}/employee/employees/new`);
  await expect(page.getByRole('heading', { name: 'Invite a colleague' })).toBeVisible();
  const name = `Rosa ${crypto.randomUUID().slice(0, 6)}`;
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail').fill(`${name.toLowerCase().replace(' ', '.')}@example.com`);
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.getByLabel('New role').selectOption('financial');
  await page.getByLabel('Why').fill('Joins the bookkeeping');
  await page.getByRole('button', { name: 'Change the role' }).click();
  await expect(page.getByText('has the new rights')).toBeVisible();
  await expect(page.getByText('employee → financial: Joins the bookkeeping')).toBeVisible();
  await expectAccessible(page, 'employee');
});
