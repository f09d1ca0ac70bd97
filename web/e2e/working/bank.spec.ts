// What a financial employee does with a statement of the bank.
import { expectAccessible } from '../axe';
import { transferAwaited } from '../customers';
import { expect, test } from '../story';
import { world } from '../world';
import { enter, rowIs } from './doors';

test.use({ baseURL: world.customerUrl });

test('import-statement: a line is proposed, confirmed, and the booking is paid', async ({
  page,
  request,
}) => {
  test.setTimeout(240_000);
  const booking = await transferAwaited(page, request, 9);
  await rowIs(request, booking.id, (row) => row.state === 'paying');
  await enter(page, `${world.adminUrl}/employee/bank`, world.financial);
  await expect(page.getByRole('heading', { level: 1, name: 'Bank statements' })).toBeVisible();
  const amount = (booking.total.amountCents / 100).toFixed(2);
  const mark = booking.reference;
  const own = crypto.randomUUID().slice(0, 8);
  const csv = `date,amount,payer,text,reference\n2026-11-23,${amount},Ada,${mark},R1-${own}\n2026-11-23,2.50,Bank,Interest,R2-${own}\n`;
  await page.getByLabel('File of the bank').setInputFiles({
    name: `${mark}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(csv),
  });
  await expect(page.getByRole('heading', { level: 1, name: `${mark}.csv` })).toBeVisible();
  await expect(page.getByText('All is there: the booking is confirmed.')).toBeVisible();
  await expect(page.getByText('Nobody is named.')).toBeVisible();
  await expectAccessible(page, 'bank statement');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('button', { name: 'Confirm 1 chosen' }).click();
  await expect(page.getByText('1 line confirmed.')).toBeVisible();
  await expect(page.getByText('Booked', { exact: true })).toBeVisible();
  await page.getByText('Decide it otherwise').click();
  await page.getByLabel('What else it is').fill('Interest of the bank');
  await page.getByRole('button', { name: 'Set aside' }).click();
  await expect(page.getByText('Every line is decided')).toBeVisible();
  await rowIs(request, booking.id, (row) => row.state === 'confirmed');
  await page.getByRole('link', { name: mark }).click();
  await expect(page.getByRole('heading', { level: 1, name: mark })).toBeVisible();
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible();
});
