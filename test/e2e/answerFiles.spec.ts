import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { ANSWER_FILE, createSample, gridRow, railLink, visit } from './workbench.ts';

const EARLY = 'Windows/Panther/Unattend/unattend.xml';

/** A sample with a forgotten answer file that wins for specialize, and the copy of an earlier run. */
async function volumeWithThree(page: Page): Promise<string> {
  const volume = await createSample(page, 'healthy');
  const stock = readFileSync(join(volume, ANSWER_FILE), 'utf8');
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(volume, file)), { recursive: true });
    writeFileSync(join(volume, file), text);
  };
  write(EARLY, stock.replace('pass="oobeSystem"', 'pass="oobeSystem" wasPassProcessed="true"'));
  write('Windows/Panther/unattend.xml', stock.replaceAll(/pass="\w+"/g, '$& wasPassProcessed="true"'));
  return volume;
}

async function openView(page: Page, volume: string, view: string): Promise<void> {
  await visit(page, 'configure/answer-files', volume);
  await page.getByRole('tab', { name: view }).click();
}

test('the page says which file wins for each pass, and why the others do not', async ({ page }) => {
  const volume = await volumeWithThree(page);
  await openView(page, volume, 'Which one wins');
  await expect(page.getByText('The passes use different answer files')).toContainText(
    'specialize uses Unattend/unattend.xml',
  );
  const places = page.getByRole('table', { name: /^Places where Windows looks/ });
  await expect(places.getByRole('row')).toHaveCount(10);
  await expect(places.getByRole('row').filter({ hasText: 'autounattend.xml' }).first()).toContainText('nothing there');
  await expect(places.getByRole('row').nth(2)).toContainText(/winsprocessed/);
  await expect(places.getByRole('row').nth(4)).toContainText(/not reachedwins/);
  await page.getByRole('table', { name: 'Answer files on this volume' }).getByRole('button').first().click();
  await expect(page.getByRole('region', { name: 'sysprep2008.xml' })).toBeVisible();
});

test('two files are compared by meaning', async ({ page }) => {
  const volume = await volumeWithThree(page);
  const early = join(volume, EARLY);
  writeFileSync(
    early,
    readFileSync(early, 'utf8').replace('<CopyProfile>true<', '<CopyProfile>false<').replace('<Order>1<', '<Order>4<'),
  );
  await openView(page, volume, 'Compare');
  await expect(page.getByText('1 setting differs, 1 item moved in its list.')).toBeVisible();
  const table = page.getByRole('table', { name: 'Settings that differ' });
  await expect(table.getByRole('row').filter({ hasText: 'CopyProfile' })).toContainText(/changed.*true.*false/);
  await expect(table.getByRole('row').filter({ hasText: 'moved' })).toContainText(/position 1position 3/);
});

test('a preset is shown by meaning before it joins the unsaved changes', async ({ page }) => {
  const volume = await createSample(page, 'healthy');
  await openView(page, volume, 'Presets');
  await page.getByRole('radio', { name: /^No profile/ }).click();
  await expect(gridRow(page, 'CopyProfile')).toContainText(/changed.*true.*false/);
  await page.getByRole('button', { name: 'Add 1 change to the unsaved' }).click();
  await expect(railLink(page, 'Configure')).toContainText('1 unsaved change');
  await page.getByRole('radio', { name: /^Keep the profile/ }).click();
  await expect(page.getByText('sysprep2008.xml says all of this already.')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a new file' }).click();
  expect((await download).suggestedFilename()).toBe('unattend-keep-profile.xml');
});

test('a volume with one answer file has nothing to compare', async ({ page }) => {
  const volume = await createSample(page, 'healthy');
  await openView(page, volume, 'Compare');
  await expect(page.getByText('There is one answer file only')).toBeVisible();
});
