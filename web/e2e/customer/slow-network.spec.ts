// A seat is booked over a slow line, which also breaks once: nothing is lost, nothing is done twice.
import { enterPassengers, launchWithRoom, newCustomer } from '../customers';
import { expect, test } from '../story';

/** Half a second there and back, as on the edge of a mobile network. */
const SLOW = {
  offline: false,
  latency: 500,
  downloadThroughput: 50_000,
  uploadThroughput: 25_000,
};

test('slow-network: each step says that it works, and a broken line is no lost booking', async ({
  page,
  context,
}) => {
  test.setTimeout(240_000);
  const patient = expect.configure({ timeout: 45_000 });
  const launch = await launchWithRoom(page.request, 8);
  const { token } = await newCustomer(page, true);
  const line = await context.newCDPSession(page);
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', SLOW);

  await page.goto(`/book/${launch.id}`);
  const hold = page.getByRole('button', { name: 'Hold seats' });
  await patient(hold).toBeVisible();
  await hold.dblclick();
  await patient(page.getByRole('heading', { name: 'Who flies?' })).toBeVisible();
  await enterPassengers(page, ['Sia Slow']);

  await line.send('Network.emulateNetworkConditions', { ...SLOW, offline: true });
  await page.getByRole('button', { name: 'Continue' }).click();
  await patient(page.getByRole('heading', { name: 'No connection' })).toBeVisible();
  await expect(page.getByText('Nothing you entered is lost.')).toBeVisible();
  await expect(page.getByLabel('Full name')).toHaveValue('Sia Slow');
  await line.send('Network.emulateNetworkConditions', SLOW);
  await page.getByRole('button', { name: 'Continue' }).click();
  await patient(page.getByRole('heading', { name: 'Billing details' })).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  await patient(page.getByRole('heading', { name: 'Check and pay' })).toBeVisible();

  const pay = page.getByRole('button', { name: /^Pay US\$/ });
  await pay.click();
  await expect(pay).toHaveAttribute('aria-busy', 'true');
  const approve = page.getByRole('button', { name: /Approve/ });
  await patient(approve).toBeVisible();
  await approve.click();
  await patient(page.getByText('Paid and confirmed. You are going.')).toBeVisible();

  const mine = await page.request.get('/api/v1/bookings', {
    headers: { Authorization: `Bearer ${token}` },
  });
  const { items } = (await mine.json()) as { items: { state: string; seats: number }[] };
  expect(items.map((b) => [b.state, b.seats])).toEqual([['confirmed', 1]]);
});
