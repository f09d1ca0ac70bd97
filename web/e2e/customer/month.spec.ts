// Visitors look at launches month by month.
import { expectAccessible } from '../axe';
import { launchWithRoom } from '../customers';
import { expect, test } from '../story';

test('calendar: from the search to a month, a launch in it, and an empty month to a busy one', async ({
  page,
}) => {
  const launch = await launchWithRoom(page.request, 11);
  const month = launch.departsAt.slice(0, 7);
  await page.goto('/launches');
  await page.getByRole('link', { name: 'See them in a calendar' }).click();
  await expect(page).toHaveURL(/\/calendar$/);
  await expect(page.getByText(/^Nothing departs in /)).toBeVisible();
  await expect(page.getByRole('link', { name: /^Go to / })).toBeVisible();
  await expectAccessible(page, 'a month without launches');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('link', { name: /^Go to / }).click();
  await expect(page).toHaveURL(/month=\d{4}-\d\d/);
  await expect(page.getByRole('table')).toBeVisible();

  await page.goto(`/calendar?month=${month}`);
  const event = page.locator(`.month a[href="/launches/${launch.slug}"]`);
  await expect(event).toBeVisible();
  await expectAccessible(page, 'a month with launches');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.reload();
  await expect(page).toHaveURL(new RegExp(`month=${month}`));
  await event.click();
  await expect(page).toHaveURL(new RegExp(`/launches/${launch.slug}$`));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
