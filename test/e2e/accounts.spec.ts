import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { answer, dialog, gridRow, openSample, setReadOnly, visit } from './workbench.ts';

const names = (page: Page) =>
  page.getByRole('grid', { name: 'Accounts and profiles' }).locator('[role="row"] > :first-child strong');

test('the table says what to keep and what to remove, filters and sorts', async ({ page }) => {
  await openSample(page, 'extra-accounts', 'checklist/accounts');
  await expect(answer(page)).toHaveText('Of 4 accounts and profiles, remove 2 and keep 2.');
  await expect(gridRow(page, 'sqladmin')).toContainText('Remove');
  await page.getByRole('button', { name: 'Name' }).click();
  await expect(names(page)).toHaveText(['Administrator', 'deploy', 'Guest', 'sqladmin']);
  await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending');
  await page.getByRole('button', { name: '2 Keep' }).click();
  await expect(names(page)).toHaveText(['deploy', 'sqladmin']);
  await expect(page).toHaveURL(/show=remove%2Crepair%2CcannotTell&sort=name/);
});

test('what cannot be done here is given as commands', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openSample(page, 'extra-accounts', 'checklist/accounts');
  await gridRow(page, 'deploy').click();
  await expect(page.getByRole('group', { name: 'About deploy' })).toContainText('net user "deploy" /delete');
  await page.getByRole('button', { name: 'Copy 6 commands' }).click();
  await expect(page.getByText('6 commands are in the clipboard')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split('\r\n').map((line) => line.split('"')[0])).toEqual([
    'net user ',
    'rmdir /s ',
    'reg delete ',
    'net user ',
    'rmdir /s ',
    'reg delete ',
  ]);
});

test('what can be done here is written after the whole difference was shown', async ({ page }) => {
  await openSample(page, 'orphan-profile', 'checklist/accounts');
  await expect(gridRow(page, 'builduser')).toContainText('Remove');
  await page.getByRole('button', { name: 'Show the difference, 1 change…' }).click();
  await expect(dialog(page).getByRole('figure')).toContainText('ProfileImagePath = C:\\Users\\builduser');
  await dialog(page).getByRole('button', { name: 'Write 1 change' }).click();
  await expect(page.getByText('1 change written. History can undo it.')).toBeVisible();
  await expect(answer(page)).toHaveText('2 accounts and profiles, all in order.');
  await expect(gridRow(page, 'builduser')).toBeHidden();
  await expect(page.getByRole('grid', { name: 'Accounts and profiles' })).toBeFocused();
});

test('read-only shows the difference too, and says why it cannot be written', async ({ page }) => {
  await openSample(page, 'orphan-profile', 'checklist/accounts');
  await setReadOnly(page, true);
  await page.getByRole('button', { name: 'Show the difference, 1 change…' }).click();
  await expect(dialog(page).getByRole('figure')).toContainText('ProfileImagePath = C:\\Users\\builduser');
  await expect(dialog(page)).toContainText('Read-only is on.');
  await expect(dialog(page).getByRole('button', { name: 'Write 1 change' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await setReadOnly(page, false);
});

test('a damaged hive is one remark above the table, the rest opens, and no undecided row passes', async ({ page }) => {
  const volume = await openSample(page, 'healthy', 'start');
  truncateSync(join(volume, 'Windows/System32/config/SOFTWARE'), 9000);
  await visit(page, 'checklist/accounts', volume);
  await expect(gridRow(page, 'Cannot tell').first()).toContainText('Unknown');
  await expect(gridRow(page, 'Cannot tell').filter({ hasText: 'Pass' })).toHaveCount(0);
  await expect(page.locator('.notice:visible')).toHaveCount(1);
  await page.getByText(/more remarks? on what could not be read/).press('Enter');
  await expect(page.locator('.notice:visible')).not.toHaveCount(1);
});
