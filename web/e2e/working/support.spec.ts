// A question goes round: asked on a trip, answered by an employee by e-mail, closed, asked again.
import { expectAccessible } from '../axe';
import { newCustomer } from '../customers';
import { expect, test } from '../story';
import { world } from '../world';
import { enter } from './doors';

test.use({ baseURL: world.customerUrl });

test('support: a customer asks, an employee answers and closes, the customer writes back', async ({
  page,
}) => {
  const subject = `A camera ${crypto.randomUUID().slice(0, 8)}`;
  await newCustomer(page);
  await page.goto('/support');
  await expect(page.getByRole('heading', { name: 'Your questions' })).toBeVisible();
  await expect(page.getByText('You have not asked us anything yet')).toBeVisible();
  await expectAccessible(page, 'no questions');
  await page.goto('/support/new');
  await expect(page.getByRole('heading', { name: 'Ask us' })).toBeVisible();
  await page.getByRole('button', { name: 'Send the question' }).click();
  await expect(page.getByRole('alert')).toContainText('Write your question.');
  await expectAccessible(page, 'a question');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByLabel('What is it about?').fill(subject);
  await page.getByLabel('Your question').fill('It weighs two kilograms.');
  await page.getByRole('button', { name: 'Send the question' }).click();
  await expect(page.getByRole('heading', { name: subject })).toBeVisible();
  await expect(page.getByText('We have it')).toBeVisible();
  const thread = page.url();

  await enter(page, `${world.adminUrl}/employee/support`, world.employee);
  await expect(page.getByRole('heading', { name: 'Support' })).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('link', { name: subject })).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 20_000 });
  await expectAccessible(page, 'support requests');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('link', { name: subject }).click();
  await expect(page.getByRole('heading', { name: subject })).toBeVisible();
  await page.getByLabel('Your answer').fill('You may, up to three kilograms.');
  await page.getByRole('button', { name: 'Send the answer' }).click();
  await expect(page.getByText('Sent to the customer by e-mail.')).toBeVisible();
  await expectAccessible(page, 'a support request');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('button', { name: 'Close it' }).click();
  await expect(page.getByText('Closed. It is off the work list.')).toBeVisible();

  await page.goto(thread);
  await expect(page.getByRole('heading', { name: subject })).toBeVisible();
  await expect(page.getByText('You may, up to three kilograms.')).toBeVisible();
  await expectAccessible(page, 'an answered question');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByLabel('Write back').fill('Thank you. And a stand?');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('Thank you. And a stand?')).toBeVisible();
  await expect(page.getByText('Open', { exact: true })).toBeVisible();
});
