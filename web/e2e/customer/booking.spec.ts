// Booking: from the launch to the ticket, and what a customer must never lose on the way.
import { enterPassengers, holdSeats, launchWithRoom, newCustomer, toReview } from '../customers';
import { expect, test } from '../story';
import { newAddress, world } from '../world';

test('book-one: from a launch page to the paid ticket and its invoice', async ({ page }) => {
  const launch = await launchWithRoom(page.request, 2);
  await page.goto(`/launches/${launch.slug}`);
  await page.getByRole('link', { name: 'Book seats' }).click();
  await page.getByRole('link', { name: 'Create an account' }).click();
  await page.getByLabel('Full name').fill('Vera Volt');
  await page.getByLabel('E-mail', { exact: true }).fill(newAddress());
  await page.getByLabel('Birth date').fill('1985-04-12');
  await page.getByLabel('Password').fill(world.password);
  await page.getByRole('button', { name: 'Create account' }).click();

  await page.getByRole('button', { name: 'Hold seats' }).click();
  await expect(page.getByText('1 seat held for you')).toBeVisible();
  await page.getByRole('button', { name: /use my details/ }).click();
  await page.getByLabel('Phone').fill('+351 210 000 000');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Tax id').fill('PT123456789');
  await page.getByLabel('Street and number').fill('12 Harbour Street');
  await page.getByLabel('Postal code').fill('1050-021');
  await page.getByLabel('City').fill('Lisbon');
  await page.getByLabel('Country').selectOption('PT');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Check and pay' })).toBeVisible();
  await page.getByRole('button', { name: /^Pay US\$/ }).click();

  await page.getByRole('button', { name: /Approve/ }).click();
  await expect(page).toHaveURL(/\/trips\/b_[0-9a-f]{32}/);
  await expect(page.getByText('Paid and confirmed. You are going.')).toBeVisible();
  const invoice = page.getByRole('button', { name: /^Invoice INV-/ });
  await expect(invoice).toBeVisible({ timeout: 30_000 });
  const [file] = await Promise.all([page.waitForEvent('download'), invoice.click()]);
  expect(file.suggestedFilename()).toMatch(/^INV-\d{4}-\d{6}\.pdf$/);
});

test('five-refused: four seats on a launch, over all bookings', async ({ page }) => {
  const launch = await launchWithRoom(page.request, 3);
  await newCustomer(page);
  await page.goto(`/book/${launch.id}`);
  await expect(page.getByRole('radio')).toHaveCount(4);
  await holdSeats(page, launch, 4);
  await page.goto(`/book/${launch.id}`);
  await page.getByRole('button', { name: 'Hold seats' }).click();
  await expect(page.getByRole('alert')).toContainText('You can have 4 seats on a launch');
  await expect(page).not.toHaveURL(/booking=/);
});

test('declined-retry: a declined payment keeps the seats and can be tried again', async ({
  page,
}) => {
  const launch = await launchWithRoom(page.request, 4);
  await newCustomer(page, true);
  await holdSeats(page, launch, 1);
  await enterPassengers(page, ['Ada Story']);
  await toReview(page);
  await page.getByRole('button', { name: /^Pay US\$/ }).click();
  await page.getByRole('button', { name: /Decline/ }).click();
  await expect(page.getByText('Your payment was declined')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('link', { name: 'Try the payment again' }).click();
  await page.getByRole('button', { name: /^Pay US\$/ }).click();
  await page.getByRole('button', { name: /Approve/ }).click();
  await expect(page.getByText('Paid and confirmed. You are going.')).toBeVisible({
    timeout: 30_000,
  });
});

test('reload-anywhere: each step comes back with what was typed', async ({ page }) => {
  const launch = await launchWithRoom(page.request, 5);
  await newCustomer(page, true);
  await holdSeats(page, launch, 2);
  await enterPassengers(page, ['Ada Story', 'Ben Story']);
  await page.reload();
  const second = page.getByRole('group', { name: 'Passenger 2' });
  await expect(second.getByLabel('Full name')).toHaveValue('Ben Story');
  await expect(page.getByText('2 seats held for you')).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Billing details' })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('City')).toHaveValue('Lisbon');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Check and pay' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Check and pay' })).toBeVisible();
  await expect(page.getByText('Ben Story')).toBeVisible();
});

test('back-keeps-data: the Back button goes a step back and loses nothing', async ({ page }) => {
  const launch = await launchWithRoom(page.request, 6);
  await newCustomer(page, true);
  await holdSeats(page, launch, 1);
  await enterPassengers(page, ['Ada Story']);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Billing details' })).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel('Full name')).toHaveValue('Ada Story');
  await page.goForward();
  await expect(page.getByLabel('Tax id')).toHaveValue('PT123456789');
});

test('renew and give back: the hold gets longer, then the seats are free again', async ({
  page,
}) => {
  const launch = await launchWithRoom(page.request, 7);
  await newCustomer(page);
  await holdSeats(page, launch, 2);
  await page.getByRole('button', { name: 'Renew for 15 minutes' }).click();
  await page.getByRole('button', { name: 'Renew for 15 minutes' }).click();
  await expect(page.getByRole('button', { name: 'Renew for 15 minutes' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Give the seats back' }).click();
  await expect(page.getByRole('heading', { name: 'How many seats?' })).toBeVisible();
  await page.goto('/trips');
  await expect(page.getByText('Hold ended')).toBeVisible();
});

test('a launch that changed before paying is shown, and must be accepted', async ({ page }) => {
  const launch = await launchWithRoom(page.request, 9);
  await newCustomer(page, true);
  await holdSeats(page, launch, 1);
  await enterPassengers(page, ['Ada Story']);
  await toReview(page);
  // Delays are another app's; here the refusal itself is played.
  const departsAt = new Date(Date.parse(launch.departsAt) + 30 * 86_400_000).toISOString();
  const asked: string[] = [];
  await page.route('**/api/v1/bookings/*/payment', async (route) => {
    const body = route.request().postDataJSON() as { departsAt: string };
    asked.push(body.departsAt);
    await route.fulfill({
      status: 409,
      contentType: 'application/problem+json',
      json: {
        code: asked.length === 1 ? 'launch_changed' : 'hold_expired',
        title: 'Changed',
        status: 409,
        detail: 'Changed',
        traceId: '0'.repeat(32),
        launch: { ...launch, departsAt },
      },
    });
  });
  await page.getByRole('button', { name: /^Pay US\$/ }).click();
  await expect(page.getByRole('heading', { name: 'The departure has changed' })).toBeVisible();
  await page.getByRole('button', { name: /^Pay US\$/ }).click();
  await expect(page.getByText('Accept the new departure, or give the seats back.')).toBeVisible();
  await page.getByLabel('I accept the new departure').check();
  await page.getByRole('button', { name: /^Pay US\$/ }).click();
  await expect.poll(() => asked).toEqual([launch.departsAt, departsAt]);
});

test('offline: told while it lasts, and nothing typed is lost', async ({ page, context }) => {
  const launch = await launchWithRoom(page.request, 10);
  await newCustomer(page);
  await holdSeats(page, launch, 1);
  await enterPassengers(page, ['Ada Story']);
  await context.setOffline(true);
  await expect(page.getByText('You are offline.')).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'No connection' })).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText('You are offline.')).toHaveCount(0);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Billing details' })).toBeVisible();
});
