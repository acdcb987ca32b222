import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { dialog, openSample, visit } from './workbench.ts';

const SETTINGS = 'Program Files/Amazon/Ec2ConfigService/Settings';
const PAGE = 'configure/ec2-service-properties';

test('controls of two tabs write two files, after one preview of both', async ({ page }) => {
  const volume = await openSample(page, 'healthy', PAGE);
  const config = readFileSync(join(volume, SETTINGS, 'Config.xml'), 'utf8');
  const letters = readFileSync(join(volume, SETTINGS, 'DriveLetterConfig.xml'), 'utf8');
  const computerName = page.getByRole('region', { name: 'Set Computer Name' });
  await expect(computerName).toContainText('Config.xml, line 10: Plugins/Ec2SetComputerName is Disabled');
  await computerName.getByRole('checkbox').check();
  await expect(computerName).toContainText('unsaved: Enabled');
  await page.getByRole('tab', { name: 'Storage' }).click();
  await page.getByRole('textbox', { name: 'Drive letter of row 1' }).fill('T:');
  await page.getByRole('button', { name: 'Show and save 2 changes…' }).click();
  const save = dialog(page, /^Save 2 changes/);
  await expect(save.getByRole('figure')).toHaveCount(2);
  await save.getByRole('button', { name: /^Save 2 changes/ }).click();
  await expect(save).toBeHidden();
  const name = '<Name>Ec2SetComputerName</Name>\r\n      <State>';
  expect(readFileSync(join(volume, SETTINGS, 'Config.xml'), 'utf8')).toBe(
    config.replace(`${name}Disabled`, `${name}Enabled`),
  );
  expect(readFileSync(join(volume, SETTINGS, 'DriveLetterConfig.xml'), 'utf8')).toBe(letters.replace('Z:', 'T:'));
  await expect(page.getByRole('textbox', { name: 'Drive letter of row 1' })).toHaveValue('T:');
});

test('a row is added to the map of letters, and taken back with undo', async ({ page }) => {
  const volume = await openSample(page, 'healthy', PAGE);
  await page.getByRole('tab', { name: 'Storage' }).click();
  await page.getByRole('button', { name: 'Add a row' }).click();
  await page.getByRole('textbox', { name: 'Volume name of row 3' }).fill('Logs');
  await page.getByRole('textbox', { name: 'Drive letter of row 3' }).fill('L:');
  await page.getByRole('button', { name: 'Show and save 2 changes…' }).click();
  const save = dialog(page, /^Save 2 changes/);
  await save.getByRole('button', { name: /^Save 2 changes/ }).click();
  await expect(save).toBeHidden();
  const row =
    '  <Mapping>\r\n    <VolumeName>Logs</VolumeName>\r\n    <DriveLetter>L:</DriveLetter>\r\n  </Mapping>\r\n</DriveLetterMapping>';
  expect(readFileSync(join(volume, SETTINGS, 'DriveLetterConfig.xml'), 'utf8')).toContain(row);
  await page.getByRole('button', { name: 'Add a row' }).click();
  await page.getByRole('button', { name: 'Undo, Ctrl+Z' }).click();
  await expect(page.getByRole('textbox', { name: 'Volume name of row 4' })).toHaveCount(0);
});

test('choosing back what the file says is no change', async ({ page }) => {
  await openSample(page, 'healthy', PAGE);
  const box = page.getByRole('checkbox', { name: 'Set Computer Name' });
  await box.check();
  await box.uncheck();
  await expect(page.getByRole('button', { name: 'No changes to save' })).toBeDisabled();
});

test('what no source confirms, what is not there and what is no word of the agent is said', async ({ page }) => {
  const volume = await openSample(page, 'healthy', 'start');
  const file = join(volume, SETTINGS, 'Config.xml');
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(
      'Ec2EventLog</Name>\r\n      <State>Disabled',
      'Ec2EventLog</Name>\r\n      <State>No',
    ),
  );
  await visit(page, PAGE, volume);
  await expect(page.getByRole('checkbox', { name: 'Wallpaper Information' })).toBeDisabled();
  await expect(page.getByRole('region', { name: 'Enable Hibernation' })).toContainText('No source says');
  const eventLog = page.getByRole('region', { name: 'Event Log' });
  await expect(eventLog).toContainText('Config.xml says "No" here');
  await expect(eventLog).toContainText('EventLogConfig.xml is not on this volume.');
  rmSync(file);
  await visit(page, 'start');
  await visit(page, PAGE, volume);
  await expect(page.getByRole('checkbox', { name: 'Event Log' })).toBeDisabled();
  await expect(eventLog).toContainText('Config.xml is not on this volume.');
});
