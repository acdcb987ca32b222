import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { createSample, openSample, visit } from './workbench.ts';

const SOFTWARE = 'Windows/System32/config/SOFTWARE';

test('a hive is verified in place, with its counts, and nothing is said before', async ({ page }) => {
  await openSample(page, 'healthy');
  const report = page.getByRole('region', { name: 'SYSTEM, verified' });
  await expect(page.getByText('Written completely').first()).toBeVisible();
  await expect(report).toHaveCount(0);
  await page.getByRole('button', { name: 'Verify SYSTEM' }).click();
  await expect(report).toContainText('SYSTEM is sound: order, hashes, counts and references hold.');
  await expect(report).toContainText(/Version 1\.\d, [\d,]+ keys, [\d,]+ values, /);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole('button', { name: 'Verify SYSTEM' }).click();
  await expect(report).toHaveCount(0);
});

test('a hive that is cut short is not sound, and each fault has its place', async ({ page }) => {
  const volume = await createSample(page, 'healthy');
  truncateSync(join(volume, SOFTWARE), 6_144);
  await visit(page, 'volume', volume);
  await page.getByRole('button', { name: 'Verify SOFTWARE' }).click();
  const report = page.getByRole('region', { name: 'SOFTWARE, verified' });
  await expect(report).toContainText(/SOFTWARE is not sound: [\d,]+ faults?\./);
  await expect(report).toContainText(/offset \d+/);
});
