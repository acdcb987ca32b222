import { expect, test, type Page } from '@playwright/test';
import { answer, gridRow, openSample, visit, volumeOf } from './workbench.ts';

const STALE = '1 profile key names a folder that does not exist';

const groups = (page: Page) => page.getByRole('treegrid', { name: 'Findings' }).locator('.group');

test('findings are grouped by area or by result, and the address keeps what is shown', async ({ page }) => {
  await openSample(page, 'failed-copyprofile', 'checklist');
  await expect(groups(page).first()).toContainText('Accounts and profiles');
  await page.getByRole('tab', { name: 'By result' }).click();
  await expect(groups(page).first()).toHaveText(/^Fail 3 checks$/);
  await page.getByRole('button', { name: /\d+ Warning/ }).click();
  await page.getByRole('searchbox', { name: 'Filter checks' }).fill('profile');
  await gridRow(page, STALE).click();
  await expect(page).toHaveURL(/by=result.*text=profile.*finding=profile-key-without-folder/);
  const address = page.url();
  await page.goto('/#/settings');
  await page.goto(address);
  await expect(page.getByRole('tab', { name: 'By result', selected: true })).toBeVisible();
  await expect(page.getByRole('searchbox', { name: 'Filter checks' })).toHaveValue('profile');
  await expect(page.getByRole('button', { name: /\d+ Warning/ })).toHaveAttribute('aria-pressed', 'false');
  await expect(page.getByRole('row', { selected: true })).toContainText(STALE);
});

test('what is selected makes no step for Back', async ({ page }) => {
  const volume = await openSample(page, 'failed-copyprofile');
  await visit(page, 'checklist', volume);
  await gridRow(page, STALE).click();
  await page.keyboard.press('F8');
  await expect(page).toHaveURL(/finding=/);
  await page.goBack();
  await expect(answer(page)).toContainText('Windows Server 2012 R2');
});

test('Enter goes from the list into the finding, Esc back', async ({ page }) => {
  await openSample(page, 'failed-copyprofile', 'checklist');
  const list = page.getByRole('treegrid', { name: 'Findings' });
  await gridRow(page, STALE).click();
  await list.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Finding in full' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await expect(list).toBeFocused();
});

test('evidence opens in its place: a profile in the table, a setting at its line', async ({ page }) => {
  const volume = await openSample(page, 'failed-copyprofile', 'checklist');
  await gridRow(page, STALE).click();
  const finding = page.getByRole('region', { name: 'Finding' });
  await finding.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('group', { name: 'Source of sysprep2008.xml' }).locator('.cur')).toContainText(
    'CopyProfile',
  );
  await page.goBack();
  await finding.getByRole('button', { name: 'Show in table' }).click();
  await expect(page.getByRole('row', { selected: true })).toContainText('builduser');
  expect(volumeOf(page)).toBe(volume);
});
