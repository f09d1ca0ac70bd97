// Signing in to a working app, and a launch of a story's own.
import type { APIRequestContext, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { world } from '../world';

export async function enter(page: Page, url: string, email: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(world.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
}

interface Named {
  id: string;
  range: string;
}

/** A launch that no other story touches; its id. */
export async function offered(request: APIRequestContext): Promise<string> {
  const api = `${world.adminUrl}/api/v1`;
  const session = await request.post(`${api}/auth/login`, {
    headers: { 'X-Astro-App': 'supplier' },
    data: { email: world.supplier, password: world.password },
  });
  const { accessToken } = (await session.json()) as { accessToken: string };
  const headers = { Authorization: `Bearer ${accessToken}`, 'X-Astro-App': 'supplier' };
  const made = async <T>(path: string, data: object): Promise<T> => {
    const answer = await request.post(api + path, { headers, data });
    expect(answer.status()).toBe(201);
    return (await answer.json()) as T;
  };
  const first = async (path: string): Promise<Named> => {
    const list = (await (await request.get(api + path, { headers })).json()) as { items: Named[] };
    const suborbital = list.items.find((i) => i.range === 'suborbital') ?? list.items[0];
    if (!suborbital) throw new Error(`${path} is empty`);
    return suborbital;
  };
  const rocket = await made<Named>('/rockets', {
    name: `Story ${crypto.randomUUID().slice(0, 8)}`,
    description: 'Made for a story.',
    range: 'suborbital',
    capacity: 6,
  });
  const launch = await made<Named>('/launches', {
    rocketId: rocket.id,
    spaceportId: (await first('/spaceports')).id,
    destinationId: (await first('/destinations')).id,
    departsAt: new Date(Date.now() + 700 * 86_400_000).toISOString(),
    priceCents: 31_000_000,
  });
  return launch.id;
}

interface Row {
  state: string;
  keptOfGivenUp: { amountCents: number };
}

/** A booking's row comes over from the sales side: waits until it is as the story needs it. */
export async function rowIs(
  request: APIRequestContext,
  id: string,
  wanted: (row: Row) => boolean,
): Promise<void> {
  const api = `${world.adminUrl}/api/v1`;
  const session = await request.post(`${api}/auth/login`, {
    headers: { 'X-Astro-App': 'employee' },
    data: { email: world.employee, password: world.password },
  });
  const { accessToken } = (await session.json()) as { accessToken: string };
  const headers = { Authorization: `Bearer ${accessToken}`, 'X-Astro-App': 'employee' };
  await expect(async () => {
    const answer = await request.get(`${api}/bookings/${id}`, { headers });
    expect(answer.status()).toBe(200);
    expect(wanted((await answer.json()) as Row)).toBe(true);
  }).toPass({ timeout: 90_000 });
}
