import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { makeDirty } from '../support/hivesLogs.ts';
import { createSample, gridRow, visit } from './workbench.ts';

const SOFTWARE = 'Windows/System32/config/SOFTWARE';
const SAYS = 'The hive was not written completely, so it is not changed.';

/** A volume whose SOFTWARE hive Windows had not written completely, without its logs. */
async function dirtySample(page: Page): Promise<string> {
  const volume = await createSample(page, 'failed-copyprofile');
  writeFileSync(join(volume, SOFTWARE), makeDirty(new Uint8Array(readFileSync(join(volume, SOFTWARE)))));
  return volume;
}

test('a remedy that cannot be applied says why, and offers the script alone', async ({ page }) => {
  await visit(page, 'troubleshoot', await dirtySample(page));
  const barred = page.locator('.remedy').filter({ hasText: SAYS });
  await expect(barred).toContainText('Cannot be applied here');
  await expect(barred).toContainText('Keep its logs beside it');
  await expect(barred.getByRole('button', { name: /script/ })).toBeEnabled();
  await expect(barred.getByRole('button', { name: 'Apply…' })).toHaveCount(0);
  await expect(page.locator('.remedy').getByRole('button', { name: 'Apply…' })).toHaveCount(1);
});

test('the accounts page says why it mends nothing, and does not offer it', async ({ page }) => {
  await visit(page, 'checklist/accounts', await dirtySample(page));
  await expect(gridRow(page, 'builduser')).toBeVisible();
  await expect(page.locator('.notice').filter({ hasText: SAYS })).toContainText(
    'Profile keys are therefore not mended here.',
  );
  await expect(page.getByRole('button', { name: /^Show the difference/ })).toHaveCount(0);
});
