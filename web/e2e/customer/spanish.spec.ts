// The Customer app in Spanish: found by the switch, complete from the search to the ticket.
import { expectAccessible } from '../axe';
import { launchWithRoom, newCustomer } from '../customers';
import { expect, test } from '../story';
import { newAddress, world } from '../world';

test('spanish: the switch keeps the page, and search engines learn of both', async ({ page }) => {
  const launch = await launchWithRoom(page.request, 2);
  await page.goto(`/launches/${launch.slug}`);
  await page.waitForSelector('[ng-version]');
  await page.getByRole('link', { name: 'Español' }).click();
  await expect(page).toHaveURL(`${world.customerUrl}/es/launches/${launch.slug}`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await expect(page.getByRole('heading', { name: 'Si cancelas' })).toBeVisible();
  for (const [code, at] of [
    ['en', ''],
    ['es', '/es'],
    ['x-default', ''],
  ] as const) {
    await expect(page.locator(`link[rel=alternate][hreflang=${code}]`)).toHaveAttribute(
      'href',
      `${world.customerUrl}${at}/launches/${launch.slug}`,
    );
  }
  await page.getByRole('link', { name: 'Todos los lanzamientos' }).click();
  await expect(page.getByRole('heading', { name: 'Lanzamientos', level: 1 })).toBeVisible();
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(`${world.customerUrl}/launches`);
  await expect(page.getByRole('heading', { name: 'Launches', level: 1 })).toBeVisible();
});

test('spanish: from the search to the paid ticket', async ({ page }) => {
  const launch = await launchWithRoom(page.request, 2);
  await page.goto('/es/');
  await page.waitForSelector('[ng-version]');
  await page.getByRole('button', { name: 'Buscar lanzamientos' }).click();
  await expect(page.getByRole('heading', { name: 'Lanzamientos', level: 1 })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'con asientos libres' })).toBeVisible();
  await page.goto(`/es/launches/${launch.slug}`);
  await page.waitForSelector('[ng-version]');
  await page.getByRole('link', { name: 'Reservar asientos' }).click();
  await page.getByRole('link', { name: 'Crear una cuenta' }).click();
  await page.getByLabel('Nombre completo').fill('Vera Volt');
  await page.getByLabel('Correo electrónico', { exact: true }).fill(newAddress());
  await page.getByLabel('Fecha de nacimiento').fill('1985-04-12');
  await page.getByLabel('Contraseña').fill(world.password);
  await page.getByRole('button', { name: 'Crear la cuenta' }).click();

  await page.getByRole('button', { name: 'Guardar los asientos' }).click();
  await expect(page.getByText('1 asiento a tu nombre')).toBeVisible();
  await page.getByRole('button', { name: /usar mis datos/ }).click();
  await page.getByLabel('Teléfono').fill('+34 600 123 456');
  await page.getByRole('button', { name: 'Continuar' }).click();
  await page.getByLabel('Identificación fiscal').fill('ES12345678Z');
  await page.getByLabel('Calle y número').fill('Calle del Puerto, 12');
  await page.getByLabel('Código postal').fill('28001');
  await page.getByLabel('Ciudad').fill('Madrid');
  await page.getByLabel('País').selectOption({ label: 'España' });
  await page.getByRole('button', { name: 'Continuar' }).click();
  await expect(page.getByRole('heading', { name: 'Revisar y pagar' })).toBeVisible();
  await page.getByRole('button', { name: /^Pagar .*US\$/ }).click();

  // The provider brings everybody back to one address; the app goes on in Spanish.
  await page.getByRole('button', { name: /Approve/ }).click();
  await expect(page).toHaveURL(/\/es\/trips\/b_[0-9a-f]{32}/, { timeout: 30_000 });
  await expect(page.getByText('Pagada y confirmada. Nos vemos a bordo.')).toBeVisible({
    timeout: 30_000,
  });
  await expect(page.getByRole('heading', { name: 'Qué ocurre y cuándo' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Factura INV-/ })).toBeVisible({
    timeout: 30_000,
  });
  await page.goto('/es/profile');
  await expect(page.getByLabel('Idioma de los correos y documentos')).toHaveValue('es');
});

test('spanish: what the server refuses is said in Spanish', async ({ page }) => {
  await page.goto('/es/sign-in');
  await expect(page.getByRole('heading', { name: 'Iniciar sesión' })).toBeVisible();
  await page.getByLabel('Correo electrónico', { exact: true }).fill(newAddress());
  await page.getByLabel('Contraseña').fill('Wrong-2026!');
  await page.getByRole('button', { name: 'Iniciar sesión' }).click();
  await expect(page.getByRole('alert')).toContainText(
    'La dirección de correo o la contraseña no son correctas.',
  );
});

test.describe('axe in Spanish', () => {
  // Four looks at each page take their time on a busy machine.
  test.describe.configure({ timeout: 240_000 });

  test('spanish axe: finding, and the steps of a booking', async ({ page }) => {
    const launch = await launchWithRoom(page.request, 8);
    for (const path of ['/es/', '/es/launches', `/es/launches/${launch.slug}`, '/es/terms']) {
      await page.goto(path);
      await page.waitForSelector('[ng-version]');
      await expectAccessible(page, path);
    }
    await newCustomer(page, true);
    await page.goto(`/es/book/${launch.id}`);
    await expect(page.getByRole('heading', { name: '¿Cuántos asientos?' })).toBeVisible();
    await page.getByRole('button', { name: 'Guardar los asientos' }).click();
    await expect(page.getByRole('heading', { name: '¿Quién viaja?' })).toBeVisible();
    await page.getByRole('button', { name: 'Continuar' }).click();
    await expectAccessible(page, 'passengers with errors');
    await page.goto('/es/profile');
    await expect(page.getByText('Guardar los datos de facturación')).toBeVisible();
    await expectAccessible(page, '/es/profile');
  });
});
