// node test/e2e/pictures.ts: makes docs/pictures anew from the built program and its samples. The pictures show the
// data folder's path, so it is a neutral one. Build first (npm run build); needs Chromium as the browser tests do.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import config from '../../playwright.config.ts';
import { printedAddress } from '../hosts/printedAddress.ts';
import { addressOf, createSample, openBundleConfig, pick, visit } from './workbench.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PICTURES = join(ROOT, 'docs', 'pictures');
const DATA = '/tmp/imageprep';

interface Picture {
  readonly name: string;
  readonly scenario: string;
  readonly colorScheme?: 'dark';
  readonly show: (page: Page, volume: string) => Promise<void>;
}

const show = async (page: Page, screen: string, volume: string, list: string): Promise<void> => {
  await visit(page, screen, volume);
  await page.getByRole('main').locator(`[aria-label="${list}"]`).getByRole('row').nth(2).waitFor();
};

const showRun = async (page: Page, volume: string): Promise<void> => {
  await show(page, 'run', volume, 'Steps of the run');
  await page.keyboard.press('F8');
  await page.locator('.lr.bad.sel').waitFor();
};

const PICTURE_LIST: readonly Picture[] = [
  {
    name: 'checklist',
    scenario: 'failed-copyprofile',
    show: (page, volume) => show(page, 'checklist', volume, 'Findings'),
  },
  {
    name: 'accounts',
    scenario: 'extra-accounts',
    show: (page, volume) => show(page, 'checklist/accounts', volume, 'Accounts and profiles'),
  },
  {
    name: 'configure',
    scenario: 'lock-out',
    show: async (page, volume) => {
      const field = await openBundleConfig(page, volume);
      await pick(page, field, 'Yes');
      await page.locator('.source .add').first().waitFor();
    },
  },
  { name: 'run', scenario: 'lock-out', show: showRun },
  { name: 'run-dark', scenario: 'lock-out', colorScheme: 'dark', show: showRun },
  {
    name: 'troubleshoot',
    scenario: 'failed-copyprofile',
    show: async (page, volume) => {
      await show(page, 'troubleshoot', volume, 'Log records');
      await page.locator('.cols-log.sel').filter({ hasText: '0x80070003' }).waitFor();
    },
  },
  { name: 'history', scenario: 'lock-out', show: compared },
  {
    name: 'start',
    scenario: 'healthy',
    show: async (page) => {
      await visit(page, 'start');
      await page.getByRole('table', { name: 'Recent volumes' }).waitFor();
      await page.getByRole('radio', { name: 'Healthy image', exact: true }).waitFor();
    },
  },
];

/** Two runs, before and after a change, with their comparison. */
async function compared(page: Page, volume: string): Promise<void> {
  await show(page, 'run', volume, 'Steps of the run');
  const field = await openBundleConfig(page, volume);
  await pick(page, field, 'Yes');
  await page.getByRole('button', { name: 'Show and save 1 change…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save 1 change' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await visit(page, 'run', volume);
  await page.getByText('No statement broken').waitFor();
  await visit(page, 'history', volume);
  const rows = page.getByRole('grid', { name: 'Records' }).getByRole('row').filter({ hasText: 'Run' });
  await rows.nth(0).getByRole('checkbox').check();
  await rows.nth(1).getByRole('checkbox').check();
  await page.getByRole('table', { name: 'Statements' }).waitFor();
}

async function take(page: Page, picture: Picture): Promise<void> {
  await page.emulateMedia({ colorScheme: picture.colorScheme ?? 'light', reducedMotion: 'reduce' });
  await page.goto('/');
  const volume = await createSample(page, picture.scenario, join(DATA, picture.name, picture.scenario));
  await picture.show(page, volume);
  await page.locator('.toast').waitFor({ state: 'detached' });
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await page.screenshot({ path: join(PICTURES, `${picture.name}.png`) });
  await page.goto(addressOf('start'));
}

rmSync(DATA, { recursive: true, force: true });
mkdirSync(PICTURES, { recursive: true });
const server = spawn(process.execPath, [join(ROOT, 'out', 'main', 'cli.mjs'), 'serve'], {
  env: { ...process.env, IMAGEPREP_DATA: join(DATA, 'data') },
});
const address = await printedAddress(server);
const browser = await chromium.launch(config.use?.launchOptions ?? {});
try {
  const page = await browser.newPage({ baseURL: new URL('/', address).href, viewport: { width: 1440, height: 900 } });
  await page.goto(address);
  for (const picture of PICTURE_LIST) await take(page, picture);
} finally {
  await browser.close();
  server.kill('SIGTERM');
}
