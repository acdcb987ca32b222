import { expect, test, type Page } from '@playwright/test';
import { answer, gridRow, openSample, visit, volumeOf } from './workbench.ts';

const STALE = '1 profile key names a folder that does not exist';

const groups = (page: Page) => page.getByRole('treegrid', { name: 'Findings' }).locator('.group');

test('findings are grouped by area or by result, and the address keeps what is shown', async ({ page }) => {
  await openSample(page, 'failed-copyprofile', 'checklist');
  await expect(groups(page).first()).toContainText('Accounts and profiles');
  await page.getByRole('tab', { name: 'By result' }).click();
  await expect(groups(page).first()).toHaveText(/^Fail \d+ checks$/);
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

test('the head names the policy and what it was chosen for, of a record too', async ({ page }) => {
  const volume = await openSample(page, 'healthy', 'checklist');
  const policy = page.getByText('Policy ec2config; found: EC2Config on Windows Server 2012 R2 Datacenter.');
  await expect(policy).toBeVisible();
  await visit(page, 'history', volume);
  await gridRow(page, 'Check').first().dblclick();
  await expect(page.getByText('A record does not change.')).toBeVisible();
  await expect(policy).toBeVisible();
});

test('questions for the source machine stand apart, and are copied all at once', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openSample(page, 'failed-copyprofile', 'checklist');
  await expect(groups(page).last()).toHaveText(/^Ask on the source machine 6 questions$/);
  await expect(page.getByRole('button', { name: '6 To ask' })).toHaveAttribute('aria-pressed', 'true');
  await expect(gridRow(page, 'The rearm count')).toContainText('To ask');
  await groups(page).last().click();
  const questions = page.getByRole('region', { name: 'Questions for the source machine' });
  await expect(questions).toContainText('slmgr /dlv');
  await questions.getByRole('button', { name: 'Copy all questions as text' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.match(/^Ask on the source machine: .*$/gm)).toHaveLength(6);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('treegrid', { name: 'Findings' })).toBeFocused();
});

test('the filter keeps its line, and titles of failures are whole, at 1366 px', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await openSample(page, 'failed-copyprofile', 'checklist');
  const tabs = await page.getByRole('tablist', { name: 'Group the findings' }).boundingBox();
  const filter = await page.getByRole('searchbox', { name: 'Filter checks' }).boundingBox();
  expect(Math.abs((tabs?.y ?? 0) - (filter?.y ?? 0))).toBeLessThan(16);
  for (const by of ['By area', 'By result']) {
    await page.getByRole('tab', { name: by }).click();
    const cells = gridRow(page, /began and did not finish|contradict each other/).getByRole('gridcell');
    await expect(cells.first()).toBeVisible();
    const cut = await cells.evaluateAll((all) =>
      all.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent),
    );
    expect(cut).toEqual([]);
  }
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

test('a remedy applied by keyboard leaves the focus in the list, on the next finding', async ({ page }) => {
  await openSample(page, 'failed-copyprofile', 'checklist');
  await gridRow(page, STALE).click();
  await page.getByRole('button', { name: 'Apply…' }).first().press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Write 1 change' }).press('Enter');
  await expect(gridRow(page, STALE)).toBeHidden();
  await expect(page.getByRole('treegrid', { name: 'Findings' })).toBeFocused();
  await expect(page.getByRole('row', { selected: true })).toContainText('Fail');
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

test('a report is saved in every format, of a change only in those that fit', async ({ page }) => {
  const volume = await openSample(page, 'orphan-profile', 'checklist');
  await gridRow(page, STALE).click();
  const names: string[] = [];
  for (const format of [/HTML/, /Markdown/, /\(JSON\)/, /SARIF/, /JUnit/]) {
    await page.getByRole('button', { name: 'Export' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: format }).click();
    names.push((await download).suggestedFilename().replace(/^.*\./, ''));
  }
  expect(names).toEqual(['html', 'md', 'json', 'sarif', 'xml']);
  await page.getByRole('button', { name: 'Apply…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Write 1 change' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await visit(page, 'history', volume);
  await gridRow(page, 'Applied').first().dblclick();
  await page.getByRole('button', { name: 'Export' }).click();
  await expect(page.getByRole('menuitem')).toHaveText([/HTML/, /Markdown/, /JSON/]);
});

test('a remedy of the registry is copied as PowerShell or as .reg, told over no list', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openSample(page, 'orphan-profile', 'checklist');
  await gridRow(page, STALE).click();
  for (const [item, begins] of [
    [/^PowerShell/, 'param([string]$Volume)'],
    [/^\.reg/, 'Windows Registry Editor Version 5.00'],
  ] as const) {
    await page.getByRole('button', { name: 'Copy as script' }).click();
    await page.getByRole('menuitem', { name: item }).click();
    await expect(page.locator('.toast')).toBeVisible();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain(begins);
  }
  const toast = await page.locator('.toast').boundingBox();
  const list = await page.getByRole('treegrid', { name: 'Findings' }).boundingBox();
  expect((list?.y ?? 0) + (list?.height ?? 0)).toBeLessThanOrEqual(toast?.y ?? 0);
});

test('a finding opens what its check is about, by keyboard, of a record too', async ({ page }) => {
  const volume = await openSample(page, 'failed-copyprofile', 'checklist');
  await gridRow(page, STALE).click();
  await page.getByRole('button', { name: 'About this check' }).press('Enter');
  const about = page.getByRole('region', { name: 'About this check' });
  // Shown where its button is, at the top of the finding, not below evidence and differences.
  await expect(about.getByRole('heading').first()).toBeInViewport();
  await expect(about).toContainText('Does every ProfileList key name a folder that exists?');
  await expect(about).toContainText('May breakspecialize');
  await expect(about.getByRole('heading')).toContainText([/Remedy/, /What each result means/, /Source/]);
  await page.getByRole('button', { name: 'About this check', expanded: true }).press('Enter');
  await expect(about).toBeHidden();
  await visit(page, 'history', volume);
  await expect(gridRow(page, 'Check').first()).toContainText('6 fail, 1 warning, 1 unknown, 6 to ask of');
  await gridRow(page, 'Check').first().dblclick();
  await page.getByRole('button', { name: 'About this check' }).click();
  await expect(about).toContainText('under the default policy');
});
