// Maintenance mode. The system is shared with every other story, so that it is turned on in the
// answers that the browser gets; tests/contract turns it on in truth.
import { expectAccessible } from '../axe';
import { expect, test } from '../story';
import { world } from '../world';
import { enter } from './doors';

const ON = {
  on: true,
  reason: 'The databases are updated.',
  since: '2031-03-01T10:00:00.000Z',
  expectedEndAt: '2031-03-01T10:30:00.000Z',
};
const OFF = { on: false, reason: null, since: null, expectedEndAt: null };

test('it maintenance: on with a reason, told in the app, and off', async ({ page }) => {
  let state: object = OFF;
  const asked: unknown[] = [];
  await page.route('**/api/v1/maintenance', async (route) => {
    const request = route.request();
    if (request.method() === 'PUT') {
      asked.push(request.postDataJSON());
      state = ON;
    }
    if (request.method() === 'DELETE') state = OFF;
    await route.fulfill(request.method() === 'DELETE' ? { status: 204 } : { json: state });
  });
  await page.goto(world.coreUrl);
  await enter(page, `${world.coreUrl}/configuration/maintenance`, world.operator);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Maintenance mode');
  await page.getByRole('button', { name: 'Turn maintenance mode on' }).click();
  await expect(page.getByText('Say why.').first()).toBeVisible();
  await page.getByLabel('Reason').fill('The databases are updated.');
  await page.getByLabel('How long it will take').selectOption('1 hour');
  await page.getByRole('button', { name: 'Turn maintenance mode on' }).click();
  await expect(page.getByText('Maintenance mode is on')).toBeVisible();
  expect(asked).toEqual([{ reason: 'The databases are updated.', minutes: 60 }]);
  await expectAccessible(page, 'maintenance mode');
  await page.getByRole('button', { name: 'End the maintenance' }).click();
  await expect(page.getByText('Off: everybody works as usual.')).toBeVisible();
});

test('a visitor reads why nothing can be booked now', async ({ page }) => {
  await page.route('**/api/v1/maintenance', (route) => route.fulfill({ json: ON }));
  await page.goto(world.customerUrl);
  const banner = page.getByText('We are maintaining AstroBookings until about');
  await expect(banner).toContainText('The databases are updated.');
  await expectAccessible(page, 'home while it is maintained');
});
