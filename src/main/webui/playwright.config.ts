import { defineConfig } from '@playwright/test'

/** The browser of Debian; where it is, CIS_CHROMIUM says. */
export default defineConfig({
  testDir: 'e2e',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  outputDir: '../../../target/playwright',
  use: {
    baseURL: process.env['CIS_URL'] ?? 'http://localhost:8080',
    locale: 'en-GB',
    viewport: { width: 1200, height: 900 },
    launchOptions: { executablePath: process.env['CIS_CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] },
  },
})
