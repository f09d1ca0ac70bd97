// A review goes round: the traveller writes it, its supplier answers, everybody reads both, and an
// employee hides what is abusive.
import type { Page } from '@playwright/test';
import { expectAccessible } from '../axe';
import { expect, test } from '../story';
import { world } from '../world';
import { enter } from './doors';

test.use({ baseURL: world.customerUrl });
test.describe.configure({ mode: 'serial' });

const title = `Worth it ${crypto.randomUUID().slice(0, 8)}`;
const answer = `Thank you for ${title}`;

async function write(page: Page): Promise<void> {
  await page.goto('/trips');
  await page.getByLabel('E-mail').fill(world.customerFlown);
  await page.getByLabel('Password').fill(world.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'My trips' })).toBeVisible();
  await page.getByRole('listitem').getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'Your review' })).toBeVisible();
  await page.getByRole('link', { name: /^(Review the flight|Change your review)$/ }).click();
  await expect(page.getByRole('heading', { name: 'How was the flight?' })).toBeVisible();
  await page.getByLabel('In a few words').fill('');
  // Pressed as slowly as a finger does: what the field says when it is left must not move the button.
  await page.getByRole('button', { name: 'Publish the review' }).click({ delay: 200 });
  await expect(page.getByRole('alert')).toContainText('Say it in a few words.');
  await expectAccessible(page, 'review form');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('radio', { name: '4 of 5 stars' }).check({ force: true });
  await page.getByLabel('In a few words').fill(title);
  await page.getByLabel('Your review').fill('The climb is loud.\nThen nothing is.');
  await page.getByRole('button', { name: 'Publish the review' }).click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await expectAccessible(page, 'trip with its review');
  await page.setViewportSize({ width: 1280, height: 800 });
}

async function open(page: Page, app: string, who: string): Promise<void> {
  await enter(page, `${world.adminUrl}/${app}/reviews`, who);
  await expect(page.getByRole('heading', { name: 'Reviews' })).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('link', { name: title })).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 20_000 });
  await expectAccessible(page, `reviews for ${app}`);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
}

test('review: written by who has flown', async ({ page }) => {
  await write(page);
});

test('review-answer: its supplier answers, and everybody reads both', async ({ page }) => {
  await open(page, 'supplier', world.supplierFlown);
  await page.getByLabel('Your answer').fill(answer);
  await page.getByRole('button', { name: 'Publish the answer' }).click();
  await expect(page.getByText('Your answer stands below the review now.')).toBeVisible();
  await expectAccessible(page, 'review for its supplier');

  const said = page.locator('#reviews').locator('xpath=ancestor::section');
  await page.goto('/suppliers/meridian-flights');
  await expect(said).toContainText(title);
  await expect(said).toContainText(answer);
  await expect(said).toContainText('Fay F., flew to');
  await expectAccessible(page, 'supplier with reviews');
});

test('review-hide: what an employee hides nobody reads, until it is shown again', async ({
  page,
}) => {
  await open(page, 'employee', world.employee);
  await page.getByLabel('Why').fill('Names another traveller');
  await page.getByRole('button', { name: 'Hide the review' }).click();
  await expect(page.getByText('Readers do not see it any more.')).toBeVisible();
  await expectAccessible(page, 'hidden review');
  await page.setViewportSize({ width: 1280, height: 800 });
  const read = await page.request.get(`${world.customerUrl}/suppliers/meridian-flights`);
  expect(await read.text()).not.toContain(title);
  await page.getByRole('button', { name: 'Show the review' }).click();
  await expect(page.getByText('Readers see it again.')).toBeVisible();
});
