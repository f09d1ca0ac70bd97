// What an employee wants to know of who did what.
import { expectAccessible } from '../axe';
import { expect, test } from '../story';
import { world } from '../world';
import { enter } from './doors';

test.use({ baseURL: world.adminUrl });

test('audit: who changed what, before and after, in sealed days', async ({ page }) => {
  await enter(page, '/employee/audit', world.employee);
  await expect(page.getByRole('heading', { name: 'Audit', exact: true })).toBeVisible();
  // The days of the past are sealed by a job.
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(/sealed, the last one/)).toBeVisible({ timeout: 3000 });
  }).toPass();
  await page.getByLabel('About').selectOption('supplier');
  await expect(page).toHaveURL(/about=supplier/);
  const edit = page.getByRole('row').filter({ hasText: 'Company profile changed' }).last();
  await edit.getByText('Company profile changed').click();
  await expect(edit.getByText('Legal name')).toBeVisible();
  await expect(edit.getByText('Its day is sealed')).toBeVisible();
  await expectAccessible(page, 'audit');
});
