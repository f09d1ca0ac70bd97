// What an employee does with the catalogue of places.
import { expectAccessible } from '../axe';
import { expect, test } from '../story';
import { world } from '../world';
import { enter } from './doors';

test.use({ baseURL: world.adminUrl });

test('place-retire: a spaceport is added and retired, with a reason', async ({ page }) => {
  await enter(page, '/employee/places', world.employee);
  await expect(page.getByRole('heading', { name: 'Spaceports' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Destinations' })).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(2);
  await expectAccessible(page, 'places');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('link', { name: 'Add a spaceport' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Add a spaceport' })).toBeVisible();
  // Last in every list, where other stories take the first.
  const name = `Zz Story ${crypto.randomUUID().slice(0, 6)}`;
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Country').selectOption('PT');
  await page.getByLabel('Time zone').fill('Europe/Nowhere');
  await page.getByRole('button', { name: 'Save spaceport' }).click();
  await expect(page.getByRole('alert')).toContainText('time zone');
  await page.getByLabel('Time zone').fill('Atlantic/Azores');
  await page.getByRole('button', { name: 'Save spaceport' }).click();
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.getByLabel('Retired').check();
  await page.getByLabel('Why').fill('Its licence has ended');
  await expectAccessible(page, 'spaceport');
  await page.getByRole('button', { name: 'Save spaceport' }).click();
  await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('Retired');
});
