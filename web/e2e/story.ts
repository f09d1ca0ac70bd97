// The test of every story: fails on script errors, policy reports and requests to third parties.
import { test as base, expect } from '@playwright/test';

export const test = base.extend<{ clean: undefined }>({
  clean: [
    async ({ page, baseURL }, use) => {
      const faults: string[] = [];
      const own = new URL(baseURL ?? '').hostname;
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => {
        // Chromium logs each answer from 400 on; refusals are part of the stories.
        const refusal = message.text().startsWith('Failed to load resource');
        if (message.type() === 'error' && !refusal) faults.push(message.text());
      });
      page.on('request', (request) => {
        const url = new URL(request.url());
        if (url.protocol.startsWith('http') && url.hostname !== own) faults.push(request.url());
      });
      await use(undefined);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
