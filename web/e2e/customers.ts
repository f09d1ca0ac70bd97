// Customers and holds that a story starts from, made over the API in the browser's own session.
import type { APIRequestContext, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { newAddress, world } from './world';

const APP = { 'X-Astro-App': 'customer' };

export interface ListedLaunch {
  id: string;
  slug: string;
  departsAt: string;
  price: { amountCents: number };
  availableSeats: number;
  destination: { name: string };
  rocket: { name: string };
  supplier: { slug: string };
}

/** The nth launch, soonest first, that has room for a party. */
export async function launchWithRoom(api: APIRequestContext, nth: number): Promise<ListedLaunch> {
  const answer = await api.get('/api/v1/launches', { params: { seats: 5, limit: 100 } });
  expect(answer.status()).toBe(200);
  const { items } = (await answer.json()) as { items: ListedLaunch[] };
  const launch = items[nth % items.length];
  if (!launch) throw new Error('no launch with five free seats is on sale');
  return launch;
}

export interface Customer {
  email: string;
  token: string;
}

/** Registers a customer whose session this page then has, as after signing in. */
export async function newCustomer(page: Page, billing = false): Promise<Customer> {
  const email = newAddress();
  const person = { email, password: world.password, name: 'Ada Story', birthDate: '1985-04-12' };
  const answer = await page.request.post('/api/v1/auth/register', { data: person, headers: APP });
  expect(answer.status(), await answer.text()).toBe(201);
  const { accessToken } = (await answer.json()) as { accessToken: string };
  await page.addInitScript(() => localStorage.setItem('ab-signed-in-customer', '1'));
  if (billing) await giveBilling(page.request, accessToken);
  return { email, token: accessToken };
}

async function giveBilling(api: APIRequestContext, token: string): Promise<void> {
  const answer = await api.patch('/api/v1/me', {
    headers: { Authorization: `Bearer ${token}` },
    data: {
      taxId: 'PT123456789',
      phone: '+351 210 000 000',
      legalAddress: {
        line1: '12 Harbour Street',
        postalCode: '1050-021',
        city: 'Lisbon',
        country: 'PT',
      },
    },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** Holds seats by the pages, from the launch's page on. */
export async function holdSeats(page: Page, launch: ListedLaunch, seats: number): Promise<void> {
  await page.goto(`/book/${launch.id}`);
  await page.getByRole('radio', { name: String(seats), exact: true }).check();
  await page.getByRole('button', { name: 'Hold seats' }).click();
  await expect(page.getByRole('heading', { name: 'Who flies?' })).toBeVisible();
}

export async function enterPassengers(page: Page, names: string[]): Promise<void> {
  for (const [i, name] of names.entries()) {
    const box = page.getByRole('group', { name: `Passenger ${i + 1}` });
    await box.getByLabel('Full name').fill(name);
    await box.getByLabel('Birth date').fill('1985-04-12');
    await box.getByLabel('Phone').fill('+351 210 000 000');
    await box.getByLabel('E-mail').fill(`passenger${i + 1}@example.com`);
  }
}

/** From the passengers, with billing details known, to the last step. */
export async function toReview(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Billing details' })).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Check and pay' })).toBeVisible();
}

export interface Held {
  id: string;
  /** Of its customer. */
  token: string;
  reference: string;
  total: { amountCents: number };
}

/** A booking of one seat on the nth launch that waits for a bank transfer. */
export async function transferAwaited(
  page: Page,
  request: APIRequestContext,
  nth: number,
): Promise<Held> {
  const { token } = await newCustomer(page, true);
  const launch = await launchWithRoom(request, nth);
  const headers = { Authorization: `Bearer ${token}`, 'X-Astro-App': 'customer' };
  const ask = async <T>(
    method: 'post' | 'put',
    path: string,
    data: object,
    key = crypto.randomUUID() as string,
  ): Promise<T> => {
    const answer = await request[method](`/api/v1${path}`, {
      headers: { ...headers, 'Idempotency-Key': key },
      data,
    });
    expect(answer.ok(), await answer.text()).toBe(true);
    return (await answer.json()) as T;
  };
  const hold = await ask<Held>('post', '/bookings', {
    launchId: launch.id,
    seats: 1,
    priceCents: launch.price.amountCents,
    departsAt: launch.departsAt,
  });
  const passenger = {
    fullName: 'Ada Story',
    birthDate: '1985-04-12',
    email: 'ada@example.com',
    phone: '+351 210 000 000',
  };
  await ask('put', `/bookings/${hold.id}/passengers`, { passengers: [passenger] });
  await ask('post', `/bookings/${hold.id}/payment`, {
    method: 'bank-transfer',
    departsAt: launch.departsAt,
  });
  return { ...hold, token };
}
