// Stories in the browser, against a running system (`./astro test e2e` starts one of its own).
import { defineConfig, devices } from '@playwright/test';
import { world } from './e2e/world';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [['list']],
  // An outage would disturb every other story: it comes after them.
  projects: [
    { name: 'stories', testIgnore: '**/outage/**' },
    { name: 'outage', testMatch: '**/outage/**', dependencies: ['stories'] },
  ],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: world.customerUrl,
    locale: 'en-GB',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['ASTRO_CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
    },
  },
});
