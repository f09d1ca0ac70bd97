// Supplier app by the keyboard alone: from signing in to a launch that is offered and aborted.
import { expect, test } from '../story';
import { choose, press, tabTo, type } from '../keys';
import { world } from '../world';

test.use({ baseURL: world.adminUrl });

test('supplier-by-keyboard: signs in, offers a launch and aborts it', async ({ page }) => {
  const name = `Keys ${Date.now().toString(36)}`;
  const heading = (text: string) => page.getByRole('heading', { level: 1, name: text });
  await page.goto('/supplier/rockets/new');
  await expect(heading('Sign in')).toBeVisible();
  await type(page, page.getByLabel('E-mail'), world.supplier);
  await type(page, page.getByLabel('Password'), world.password);
  await page.keyboard.press('Enter');

  await expect(heading('Add a rocket')).toBeVisible();
  await type(page, page.getByLabel('Name'), name);
  await type(page, page.getByLabel('Description'), 'Made for a story.');
  await choose(page, page.getByLabel('Range'), 'Suborbital');
  await type(page, page.getByLabel('Seats'), '5');
  await press(page, page.getByRole('button', { name: 'Add this rocket' }));

  await expect(heading(name)).toBeVisible();
  await press(page, page.getByRole('link', { name: 'Offer a launch' }));
  await expect(heading('Offer a launch')).toBeVisible();
  await expect(page.getByLabel('Rocket').locator('option:checked')).toHaveText(new RegExp(name));
  await choose(page, page.getByLabel('Destination'), 'High Arc');
  await choose(page, page.getByLabel('Spaceport'), 'Esrange');
  await tabTo(page, page.getByLabel('Departure (UTC)'));
  // The parts of the field one after the other. A day like its month: each language has an order.
  await page.keyboard.type(`0606${new Date().getUTCFullYear() + 2}`);
  await page.keyboard.press('Tab');
  await page.keyboard.type('0930AM');
  await expect(page.getByLabel('Departure (UTC)')).toHaveValue(/^\d{4}-06-06T09:30$/);
  await type(page, page.getByLabel('Price per seat (US$)'), '290,000');
  await press(page, page.getByRole('button', { name: 'Offer this launch' }));

  await expect(page).toHaveURL(/\/launches\/l_[0-9a-f]{32}$/);
  await expect(page.getByText('0 of 5')).toBeVisible();
  await press(page, page.getByRole('link', { name: 'Abort' }));
  await expect(heading('Abort this launch')).toBeVisible();
  await choose(page, page.getByLabel('Reason'), 'Technical');
  await press(page, page.getByRole('button', { name: /^Abort and give/ }));
  await expect(page.getByLabel("The destination's name")).toHaveAttribute('aria-invalid', 'true');
  await type(page, page.getByLabel("The destination's name"), 'High Arc');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/launches\/l_[0-9a-f]{32}$/);
  await expect(page.getByText('Launch cancelled').first()).toBeVisible({ timeout: 30_000 });
});
