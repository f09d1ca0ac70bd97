// What a financial employee does when a month is over.
import { expectAccessible } from '../axe';
import { expect, test } from '../story';
import { world } from '../world';
import { enter } from './doors';

test.use({ baseURL: world.adminUrl });

test('close-month: a month is closed after its effect was read, and stays closed', async ({
  page,
}) => {
  await enter(page, '/employee/reports/months', world.financial);
  await expect(page.getByRole('heading', { name: 'Money by month' })).toBeVisible();
  await page.getByRole('link', { name: 'Months of the books' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Months of the books' })).toBeVisible();
  await expectAccessible(page, 'periods');
  await page.setViewportSize({ width: 1280, height: 800 });
  // The oldest: no other story has documents there.
  await page
    .getByRole('button', { name: /^Close / })
    .last()
    .click();
  await expect(page.getByText('It cannot be taken back.')).toBeVisible();
  await page.getByRole('button', { name: /for good$/ }).click();
  await expect(page.getByText(/ is closed\.$/)).toBeVisible();
  await expect(page.getByText('Closed', { exact: true }).last()).toBeVisible();
  await page.goto('/employee/reports/months');
  await expect(page.getByText('Closed up to and including')).toBeVisible();
});
