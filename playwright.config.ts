import { existsSync } from 'node:fs';
import { chromium, defineConfig } from '@playwright/test';
import { SESSION_FILE } from './test/e2e/global-setup.ts';

const executablePath = [process.env['IMAGEPREP_CHROMIUM'], chromium.executablePath(), '/usr/bin/chromium'].find(
  (path) => path !== undefined && existsSync(path),
);
// Chromium's sandbox cannot be had by root, as which containers run.
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results/browser',
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  globalSetup: './test/e2e/global-setup.ts',
  use: {
    baseURL: process.env['IMAGEPREP_E2E_URL'] ?? '',
    storageState: SESSION_FILE,
    // Tracing takes a quarter of the time of all tests; it is there for looking at a failure.
    trace: process.env['IMAGEPREP_TRACE'] === undefined ? 'off' : 'retain-on-failure',
    launchOptions: { ...(executablePath === undefined ? {} : { executablePath }), args: [...sandbox, '--disable-gpu'] },
  },
});
