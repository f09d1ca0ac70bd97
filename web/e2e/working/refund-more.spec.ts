// What a financial employee gives back beyond the rules.
import { expectAccessible } from '../axe';
import { transferAwaited } from '../customers';
import { expect, test } from '../story';
import { world } from '../world';
import { enter, rowIs } from './doors';

test.use({ baseURL: world.customerUrl });

test('refund-more: what is kept of cancelled seats goes back when another approves it', async ({
  page,
  request,
}) => {
  test.setTimeout(240_000);
  const booking = await transferAwaited(page, request, 8);
  const admin = `${world.adminUrl}/api/v1`;
  const session = await request.post(`${admin}/auth/login`, {
    headers: { 'X-Astro-App': 'employee' },
    data: { email: world.financial, password: world.password },
  });
  const { accessToken } = (await session.json()) as { accessToken: string };
  await rowIs(request, booking.id, (row) => row.state === 'paying');
  const paid = await request.post(`${admin}/payments/${booking.id}:1/completion`, {
    headers: { Authorization: `Bearer ${accessToken}`, 'X-Astro-App': 'employee' },
    data: { amountCents: booking.total.amountCents },
  });
  expect(paid.status(), await paid.text()).toBe(200);
  const own = { Authorization: `Bearer ${booking.token}`, 'X-Astro-App': 'customer' };
  const path = `/api/v1/bookings/${booking.id}`;
  const answer = await request.get(`${path}/cancellation-quote`, { headers: own });
  const quote = (await answer.json()) as { percent: number; amount: { amountCents: number } };
  const cancelled = await request.post(`${path}/cancellation`, {
    headers: { ...own, 'Idempotency-Key': crypto.randomUUID() },
    data: { percent: quote.percent, amountCents: quote.amount.amountCents },
  });
  expect(cancelled.status(), await cancelled.text()).toBe(200);
  await rowIs(request, booking.id, (row) => row.keptOfGivenUp.amountCents > 0);
  await enter(page, `${world.adminUrl}/employee/bookings/${booking.id}`, world.financial);
  await expect(page.getByRole('heading', { level: 1, name: booking.reference })).toBeVisible();
  await page.getByRole('link', { name: 'Give money back' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Give money back' })).toBeVisible();
  await expectAccessible(page, 'give money back');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByLabel('Amount in US$').fill('999,999,999');
  await page.getByLabel('Why').fill('Ill before the flight');
  await page.getByRole('button', { name: 'Ask for the refund' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByLabel('Amount in US$').fill('1,000');
  await page.getByRole('button', { name: 'Ask for the refund' }).click();
  await expect(page.getByRole('heading', { level: 1, name: booking.reference })).toBeVisible();
  // Asked for at once, on the list a moment later.
  await expect(async () => {
    await page.goto(`${world.adminUrl}/employee/refunds?booking=${booking.id}`);
    await expect(page.getByRole('heading', { level: 1, name: 'Refunds' })).toBeVisible();
    const asked = page.getByRole('row', { name: /Decided/ });
    await expect(asked).toContainText('In approval', { timeout: 8000 });
  }).toPass();
});
