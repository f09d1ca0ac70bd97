// Accounts: register, sign in, the way back, profile.
import { readFile } from 'node:fs/promises';
import { newCustomer } from '../customers';
import { linkOf } from '../mails';
import { expect, test } from '../story';
import { newAddress, world } from '../world';

test('register: an account is made, and its owner is signed in', async ({ page }) => {
  await page.goto('/register');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: 'Please check these fields' })).toBeVisible();
  await page.getByLabel('Full name').fill('Łucja Żak');
  await page.getByLabel('E-mail', { exact: true }).fill(newAddress());
  await page.getByLabel('Birth date').fill('1990-05-04');
  await page.getByLabel('Password').fill('weak');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByText('Use at least 8 characters.').first()).toBeVisible();
  await page.getByLabel('Password').fill(world.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL(/\/launches$/);
  await expect(page.getByText('Łucja Żak')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Łucja Żak')).toBeVisible();
});

test('an address that is taken is said so, and nothing typed is lost', async ({ page }) => {
  const { email } = await newCustomer(page);
  await page.goto('/register');
  await page.getByLabel('Full name').fill('Ada Again');
  await page.getByLabel('E-mail', { exact: true }).fill(email);
  await page.getByLabel('Birth date').fill('1990-05-04');
  await page.getByLabel('Password').fill(world.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByLabel('Full name')).toHaveValue('Ada Again');
});

test('wrong-password: refused without telling which was wrong', async ({ page }) => {
  const { email } = await newCustomer(page);
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill('Not-the-one-1');
  await page.getByRole('button', { name: 'Sign in' }).click();
  const known = await page.getByRole('alert').innerText();
  await page.getByLabel('E-mail').fill(newAddress());
  await page.getByLabel('Password').fill('Not-the-one-2');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).not.toHaveAttribute(
    'aria-busy',
    'true',
  );
  const unknown = await page.getByRole('alert').innerText();
  const withoutTrace = (text: string) => text.replace(/Trace id \S+/, '');
  expect(withoutTrace(unknown)).toBe(withoutTrace(known));
  await expect(page).toHaveURL(/\/sign-in/);
});

test('returns-to-next: after sign-in one is where one wanted to be', async ({ page }) => {
  const { email } = await newCustomer(page);
  await page.context().clearCookies();
  await page.goto('/documents');
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fdocuments/);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(world.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/documents$/);
  await expect(page.getByText('Nothing here yet')).toBeVisible();
});

test('e-mail: the link in the new mailbox changes the address', async ({ page }) => {
  await newCustomer(page);
  await page.goto('/profile');
  const part = page.getByRole('region', { name: 'E-mail address' });
  const address = newAddress();
  await part.getByLabel('New e-mail address').fill(address);
  await part.getByRole('button', { name: 'Send the link' }).click();
  await expect(part.getByText('Enter your password.').first()).toBeVisible();
  await part.getByLabel('Your password').fill(world.password);
  await part.getByRole('button', { name: 'Send the link' }).click();
  await expect(part.getByText(`A link is on its way to ${address}.`)).toBeVisible();
  await page.goto(await linkOf(page.request, address, 'new address'));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText('Your address is confirmed.')).toBeVisible();
  await page.goto('/profile');
  await expect(part.getByText(`Now ${address}.`)).toBeVisible();
});

test('erase: the account goes for good, and its address is free', async ({ page }) => {
  const { email } = await newCustomer(page);
  await page.goto('/profile');
  await page.getByRole('link', { name: 'Erase my account' }).click();
  await expect(page.getByRole('heading', { name: 'Erase my account' })).toBeVisible();
  await page.getByLabel('Password').fill('Not-the-one-1');
  await page.getByRole('button', { name: 'Erase my account' }).click();
  await expect(page.getByText('This is not your password.').first()).toBeVisible();
  await page.getByLabel('Password').fill(world.password);
  await page.getByRole('button', { name: 'Erase my account' }).click();
  await expect(page.getByText('Your account is erased.')).toBeVisible();
  // The sign-in goes with a job, a moment later.
  const login = () =>
    page.request.post('/api/v1/auth/login', {
      data: { email, password: world.password },
      headers: { 'X-Astro-App': 'customer' },
    });
  await expect.poll(async () => (await login()).status(), { timeout: 30_000 }).toBe(401);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(world.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
});

test('edit: the profile keeps phone and billing details', async ({ page }) => {
  await newCustomer(page);
  await page.goto('/profile');
  await page.getByLabel('Phone').fill('+34 600 123 456');
  const account = page.getByRole('region', { name: 'Account' });
  await account.getByRole('button', { name: 'Save account' }).click();
  await expect(account.getByText('Saved.')).toBeVisible();
  await page.getByLabel('Tax id').fill('ES12345678Z');
  await page.getByLabel('Street and number').fill('Calle Mayor 1');
  await page.getByLabel('Postal code').fill('28013');
  await page.getByLabel('City').fill('Madrid');
  await page.getByLabel('Country').selectOption('ES');
  const billing = page.getByRole('region', { name: 'Billing details' });
  await billing.getByRole('button', { name: 'Save billing details' }).click();
  await expect(billing.getByText('Saved.')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Phone')).toHaveValue('+34 600 123 456');
  await expect(page.getByLabel('City')).toHaveValue('Madrid');
});

test('sign out: the next page asks to sign in', async ({ page }) => {
  await newCustomer(page);
  await page.goto('/trips');
  await page.getByText('Ada Story').click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
});

test('export: all own data comes as one file', async ({ page }) => {
  const { email } = await newCustomer(page);
  await page.goto('/profile');
  await expect(page.getByRole('heading', { name: 'Your data' })).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download my data' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('astrobookings-data.json');
  const data = JSON.parse(await readFile(await file.path(), 'utf8')) as {
    profile: { email: string };
    bookings: unknown[];
  };
  expect(data.profile.email).toBe(email);
  expect(data.bookings).toEqual([]);
});
