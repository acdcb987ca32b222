import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { answer, BUNDLE_CONFIG, dialog, gridRow, pick, railLink, volumeOf } from './workbench.ts';

/** What the statements, remedies and codes of the failed sample are, from the facts that it is built from. */
const FAILED = /^First boot stopped: CopyProfile found no usable profile/;
const EVIDENCE = '_FindLatestProfile failed (0x80070003)';
const OPTION_1 = 'Remove the profile key of 1 deleted user';
const OPTION_2 = 'Set CopyProfile to false in the answer file';
const LOCKED_OUT = 'Order 2 scrambles the Administrator password and nothing sets a known one afterwards.';

test('from the sample to the comparison of two runs', async ({ page }) => {
  await test.step('Start asks what it is for', () => startAsksForThePurpose(page));
  await test.step('Troubleshoot names the cause', () => troubleshootNamesTheCause(page));
  await test.step('the checklist shows the failure with its evidence', () => checklistShowsTheFailure(page));
  await test.step('the run breaks at CopyProfile', () => runBreaksAtCopyProfile(page));
  await test.step('the first remedy is applied after its difference was shown', () => applyTheFirstRemedy(page));
  await test.step('the next run copies the profile', () => runHolds(page));
  const before = bundleConfig(page);
  await test.step('an unsaved change marks the rail and predicts a lock-out', () => predictUnsaved(page));
  await test.step('undo and redo by keyboard', () => undoAndRedo(page));
  await test.step('leaving asks first', () => leavingAsks(page));
  await test.step('saving shows the difference', () => saveAfterTheDifference(page));
  expect(bundleConfig(page)).not.toEqual(before);
  await test.step('the saved files lock everybody out', () => savedRunIsBroken(page));
  await test.step('a record is frozen', () => recordIsFrozen(page));
  await test.step('two runs are compared', () => compareTheRuns(page));
  await test.step('a report is saved', () => exportReport(page));
  await test.step('the change is undone', () => undoTheChange(page));
  expect(bundleConfig(page)).toEqual(before);
});

function bundleConfig(page: Page): Buffer {
  return readFileSync(join(volumeOf(page), BUNDLE_CONFIG));
}

async function startAsksForThePurpose(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page.getByRole('radio', { name: /standard image/ })).toBeChecked();
  await page.getByRole('radio', { name: /backup of one machine/ }).check();
  await expect(page.getByText('Do not run Sysprep for a backup.')).toBeVisible();
  await expect(page.getByText(/its identity and SID, its membership of a domain/)).toBeVisible();
  await page.getByRole('radio', { name: /already failed/ }).check();
  await expect(page.getByText('Do not run Sysprep for a backup.')).toBeHidden();
  await page.getByRole('radio', { name: 'CopyProfile failed on first boot' }).check();
  await page.getByRole('button', { name: 'Open the sample' }).click();
  await expect(answer(page)).toHaveText(FAILED);
}

async function troubleshootNamesTheCause(page: Page): Promise<void> {
  await expect(railLink(page, 'Troubleshoot')).toHaveAttribute('aria-current', 'step');
  const causes = page.getByRole('region', { name: 'Causes' });
  await expect(causes.getByText('CopyProfile found no usable profile', { exact: true })).toBeVisible();
  await expect(causes.getByText('Windows/Panther/UnattendGC/setupact.log, line 16')).toBeVisible();
  await expect(causes.getByText(EVIDENCE)).toBeVisible();
  await expect(causes.getByText('0x80070003 = ERROR_PATH_NOT_FOUND')).toBeVisible();
  const advice = page.getByRole('region', { name: 'What to do' });
  const first = advice.locator('.remedy').filter({ hasText: OPTION_1 });
  await expect(first.getByText('Safe')).toBeVisible();
  const second = advice.locator('.remedy').filter({ hasText: OPTION_2 });
  await expect(second.getByText('Needs thought')).toBeVisible();
  await expect(second.getByText(/The customised Administrator profile is then lost/)).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Log records' }).getByRole('row', { selected: true })).toContainText(
    EVIDENCE,
  );
}

async function checklistShowsTheFailure(page: Page): Promise<void> {
  await railLink(page, 'Checklist').click();
  await expect(answer(page)).toHaveText(/^Do not run Sysprep yet: \d+ findings break the run or the new instances\.$/);
  await gridRow(page, '1 profile key names a folder that does not exist').click();
  await expect(page.getByText('ProfileImagePath = C:\\Users\\builduser, no such folder')).toBeVisible();
  await expect(railLink(page, 'Checklist')).toContainText(/\d+ fail/);
}

async function runBreaksAtCopyProfile(page: Page): Promise<void> {
  await railLink(page, 'Run').click();
  await expect(answer(page)).toHaveText(/^The run stops\. CopyProfile fails/);
  await expect(verdict(page, 'CopyProfile can succeed')).toContainText('Broken');
  await page.keyboard.press('F8');
  await expect(page.getByRole('grid', { name: 'Steps of the run' }).getByRole('row', { selected: true })).toContainText(
    'CopyProfile copies the Administrator profile',
  );
}

async function applyTheFirstRemedy(page: Page): Promise<void> {
  await railLink(page, 'Troubleshoot').click();
  const remedy = page.locator('.remedy').filter({ hasText: OPTION_1 });
  await remedy.getByRole('button', { name: 'Apply…' }).click();
  const asked = dialog(page, OPTION_1);
  await expect(asked.getByText('ProfileImagePath = C:\\Users\\builduser (REG_EXPAND_SZ)')).toBeVisible();
  await asked.getByRole('button', { name: 'Write 1 change' }).click();
  await expect(asked).toBeHidden();
  await expect(page.getByText('1 change written. History can undo it.')).toBeVisible();
}

async function runHolds(page: Page): Promise<void> {
  await railLink(page, 'Run').click();
  await page.getByRole('button', { name: 'Run again' }).first().click();
  await expect(verdict(page, 'CopyProfile can succeed')).toContainText('Holds');
  await expect(railLink(page, 'Run')).toContainText('No statement broken');
}

async function predictUnsaved(page: Page): Promise<void> {
  await railLink(page, 'Configure').click();
  await page.getByRole('button', { name: 'BundleConfig.xml' }).click();
  const field = page.getByRole('combobox', { name: 'Random password after Sysprep' });
  await pick(page, field, 'No');
  await expect(railLink(page, 'Configure')).toContainText('1 unsaved change');
  await page.getByRole('button', { name: 'Simulate unsaved' }).click();
  await expect(answer(page)).toHaveText(`The run finishes, but nobody can log in. ${LOCKED_OUT}`);
  const broken = verdict(page, 'There is a known way in');
  await expect(broken).toContainText('Broken');
  await expect(broken).toContainText('Properties/SetPasswordAfterSysprep = No');
  await expect(page.getByRole('row').filter({ hasText: 'There is a known way in' })).toContainText(/Holds.*Broken/);
  await broken.getByRole('button', { name: 'BundleConfig.xml, line 13' }).click();
  await expect(field).toHaveText('No');
}

async function undoAndRedo(page: Page): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Random password after Sysprep' });
  await answer(page).focus();
  await page.keyboard.press('Control+z');
  await expect(field).toHaveText('Yes');
  await expect(railLink(page, 'Configure')).not.toContainText('unsaved');
  await page.keyboard.press('Control+y');
  await expect(field).toHaveText('No');
}

async function leavingAsks(page: Page): Promise<void> {
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();
  await expect(answer(page)).toContainText('1 unsaved change');
}

async function saveAfterTheDifference(page: Page): Promise<void> {
  await page.keyboard.press('Control+s');
  const save = dialog(page, 'Save 1 change in 1 file');
  const difference = save.getByRole('figure', { name: /BundleConfig\.xml$/ });
  await expect(difference).toContainText('Removed:     <Value>Yes</Value>');
  await expect(difference).toContainText('Added:     <Value>No</Value>');
  await save.getByRole('button', { name: 'Save 1 change' }).click();
  await expect(save).toBeHidden();
  await expect(answer(page)).toContainText('no unsaved changes');
}

async function savedRunIsBroken(page: Page): Promise<void> {
  await railLink(page, 'Run').click();
  await page.getByRole('tab', { name: 'Files as saved' }).click();
  await page.getByRole('button', { name: 'Run again' }).first().click();
  await expect(answer(page)).toHaveText(`The run finishes, but nobody can log in. ${LOCKED_OUT}`);
  await expect(page.getByText('Something was written since this was found.')).toBeHidden();
}

async function recordIsFrozen(page: Page): Promise<void> {
  await railLink(page, 'History').click();
  const records = page.getByRole('grid', { name: 'Records' });
  await records.getByRole('row').nth(1).dblclick();
  await expect(page.getByText(/A record does not change\.$/)).toBeVisible();
  await expect(verdict(page, 'There is a known way in')).toContainText('Broken');
  await expect(page.getByRole('button', { name: 'Run again' })).toBeHidden();
  await page.getByRole('button', { name: 'All records' }).click();
}

async function compareTheRuns(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Runs', exact: true }).click();
  const records = page.getByRole('grid', { name: 'Records' });
  await records.getByRole('row').filter({ hasText: LOCKED_OUT }).first().getByRole('checkbox').check();
  await records.getByRole('row').filter({ hasText: 'Holds' }).first().getByRole('checkbox').check();
  const statements = page.getByRole('table', { name: 'Statements' });
  await expect(statements.getByRole('row').filter({ hasText: 'There is a known way in' })).toContainText(
    /Holds.*Broken/,
  );
}

async function exportReport(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open B' }).click();
  await page.getByRole('button', { name: 'Export' }).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Page (HTML)' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/\.html$/);
  const text = readFileSync(await download.path(), 'utf8');
  expect(text).toContain(LOCKED_OUT);
}

async function undoTheChange(page: Page): Promise<void> {
  await railLink(page, 'History').click();
  await page.getByRole('button', { name: 'Changes', exact: true }).click();
  await page.getByRole('grid', { name: 'Records' }).getByRole('row').nth(1).dblclick();
  await page.getByRole('button', { name: 'Undo this change' }).click();
  await expect(page.getByRole('button', { name: 'This change is undone' })).toBeDisabled();
}

/** The band of a statement in a run. */
function verdict(page: Page, title: string) {
  return page.locator('.band').filter({ hasText: title });
}
