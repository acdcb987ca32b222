import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { ANSWER_FILE, openBundleConfig, openSample, pick, visit } from './workbench.ts';

const PAGE = `configure/${encodeURIComponent(ANSWER_FILE)}`;
const source = (page: Page) => page.getByRole('group', { name: 'Source of sysprep2008.xml' });

test('a setting of the catalogue is found by what it does, becomes a field, and its value stands in the source', async ({
  page,
}) => {
  await openSample(page, 'healthy', PAGE);
  const search = page.getByRole('searchbox', { name: 'Search all settings of an answer file' });
  await search.fill('daylight');
  await page.getByRole('button', { name: 'Add DisableAutoDaylightTimeSet in specialize' }).click();
  await search.fill('');
  const found = page.getByRole('group', { name: 'Settings that you searched for' });
  const field = found.getByRole('combobox');
  await field.click();
  await page.getByRole('option', { name: 'true', exact: true }).click();
  await expect(source(page)).toContainText('<DisableAutoDaylightTimeSet>true</DisableAutoDaylightTimeSet>');
  await page.getByRole('button', { name: 'Clear 1 searched field' }).click();
  await expect(found).toHaveCount(0);
  await search.fill('no such setting anywhere');
  await expect(page.getByText('No setting matches.')).toBeVisible();
});

test('a time zone is picked from those that this Windows has, by any of its words', async ({ page }) => {
  await openSample(page, 'healthy', PAGE);
  const zone = page.getByRole('combobox', { name: 'Time zone' }).first();
  await zone.click();
  await zone.fill('tokyo');
  await page.getByRole('option', { name: /^Tokyo Standard Time/ }).click();
  await expect(zone).toHaveValue('Tokyo Standard Time');
  await expect(source(page)).toContainText('<TimeZone>Tokyo Standard Time</TimeZone>');
});

test('what is wrong with a value stands at its field too', async ({ page }) => {
  const volume = await openSample(page, 'healthy', 'start');
  const file = join(volume, ANSWER_FILE);
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(/(<CopyProfile>)true/, (_, before: string) => `${before}maybe`),
  );
  await visit(page, PAGE, volume);
  await expect(page.getByRole('group', { name: 'specialize: machine and profile' })).toContainText('"maybe"');
});

test('a settings file without a form of its own shows every setting that it has', async ({ page }) => {
  const file = 'Program Files/Amazon/Ec2ConfigService/Settings/WallpaperSettings.xml';
  await openSample(page, 'healthy', `configure/${encodeURIComponent(file)}`);
  await page.getByRole('textbox', { name: 'GlobalSettings/AddECU' }).fill('false');
  await expect(page.getByRole('group', { name: 'Source of WallpaperSettings.xml' })).toContainText(
    '<AddECU>false</AddECU>',
  );
});

test('what a file means follows the unsaved change, and leads to the line', async ({ page }) => {
  const volume = await openSample(page, 'healthy', 'start');
  const field = await openBundleConfig(page, volume);
  await pick(page, field, 'No');
  await page.getByRole('tab', { name: 'What this means' }).click();
  const sentence = page.getByRole('listitem').filter({ hasText: 'The agent sets no password on new instances' });
  await sentence.getByRole('button').or(sentence.getByRole('link')).click();
  await expect(page.getByRole('tab', { name: 'Source', exact: true, selected: true })).toBeVisible();
  await page.getByRole('tab', { name: 'Form and source' }).click();
});

test('the commands of a script are explained', async ({ page }) => {
  const file = 'Program Files/Amazon/Ec2ConfigService/Scripts/BeforeSysprep.cmd';
  await openSample(page, 'healthy', `configure/${encodeURIComponent(file)}`);
  await page.getByRole('tab', { name: 'What this means' }).click();
  await expect(page.getByRole('list', { name: 'What the file comes to' })).toHaveText('2Remote Desktop is refused.');
  await page.getByRole('tab', { name: 'Form and source' }).click();
});
