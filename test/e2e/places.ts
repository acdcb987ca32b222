import { expect, type Page } from '@playwright/test';
import { dialog, openBundleConfig, pick, visit } from './workbench.ts';

/** A screen or dialog, and how to get there with a volume open. It is there when `show` returns. */
export interface Place {
  readonly name: string;
  readonly show: (page: Page, volume: string) => Promise<void>;
}

/** Every screen and dialog of the window, in an order that leaves nothing behind but one unsaved edit, taken back. */
export const PLACES: readonly Place[] = [
  { name: 'start', show: start },
  { name: 'volume', show: (page, volume) => shown(page, 'volume', volume, 'Identity') },
  { name: 'checklist', show: checklist },
  { name: 'questions for the source machine', show: questions },
  { name: 'confirmation of a remedy', show: confirmation },
  { name: 'accounts and profiles', show: accounts },
  { name: 'configure', show: configure },
  { name: 'answer files', show: answerFiles },
  { name: 'presets of answer files', show: presets },
  { name: 'password and contradictions', show: contradictions },
  { name: 'service properties', show: serviceProperties },
  { name: 'save dialog', show: saveDialog },
  { name: 'run', show: run },
  { name: 'run, what if', show: whatIf },
  { name: 'run, end state', show: endState },
  { name: 'troubleshoot', show: troubleshoot },
  { name: 'troubleshoot, prediction', show: prediction },
  { name: 'history', show: history },
  { name: 'comparison', show: comparison },
  { name: 'prune dialog', show: pruneDialog },
  { name: 'record of a run', show: (page, volume) => record(page, volume, 'Runs') },
  { name: 'record of a check', show: (page, volume) => record(page, volume, 'Checks') },
  { name: 'record of a diagnosis', show: (page, volume) => record(page, volume, 'Diagnoses') },
  { name: 'settings', show: (page, volume) => shown(page, 'settings', volume, 'Data folder') },
  { name: 'help', show: (page, volume) => shown(page, 'help', volume, 'The marks') },
  { name: 'about', show: about },
  { name: 'command palette', show: palette },
  { name: 'keys dialog', show: keys },
  { name: 'volume that is not there', show: missing },
];

/** Closes what a place left open, so that the next one can be shown. */
export async function leave(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
}

async function shown(page: Page, screen: string, volume: string, heading: string): Promise<void> {
  await visit(page, screen, volume);
  await expect(page.getByRole('heading', { name: heading })).toBeVisible();
}

async function start(page: Page): Promise<void> {
  await visit(page, 'start');
  await page.getByRole('radio', { name: /backup of one machine/ }).check();
  await expect(page.getByRole('radio', { name: 'Healthy image', exact: true })).toBeVisible();
}

async function checklist(page: Page, volume: string): Promise<void> {
  await visit(page, 'checklist', volume);
  await page.getByRole('row').filter({ hasText: '1 profile key names a folder that does not exist' }).click();
  await expect(page.getByRole('button', { name: 'Apply…' })).toBeVisible();
}

async function questions(page: Page, volume: string): Promise<void> {
  await checklist(page, volume);
  await page.getByRole('row').filter({ hasText: 'Ask on the source machine' }).click();
  await expect(page.getByRole('region', { name: 'Questions for the source machine' })).toBeVisible();
}

async function confirmation(page: Page, volume: string): Promise<void> {
  await checklist(page, volume);
  await page.getByRole('button', { name: 'Apply…' }).click();
  await expect(dialog(page).getByRole('button', { name: 'Write 1 change' })).toBeVisible();
}

async function accounts(page: Page, volume: string): Promise<void> {
  await visit(page, 'checklist/accounts', volume);
  await expect(page.getByRole('grid', { name: 'Accounts and profiles' })).toContainText('Administrator');
}

async function answerFiles(page: Page, volume: string): Promise<void> {
  await visit(page, 'configure/answer-files', volume);
  await page.getByRole('tab', { name: 'Which one wins' }).click();
  await expect(page.getByRole('table', { name: 'Answer files on this volume' })).toBeVisible();
}

async function presets(page: Page, volume: string): Promise<void> {
  await visit(page, 'configure/answer-files', volume);
  await page.getByRole('tab', { name: 'Presets' }).click();
  await page.getByRole('radio', { name: /^Hardened/ }).click();
  await expect(page.getByRole('table', { name: 'Settings that the preset changes' })).toBeVisible();
}

async function contradictions(page: Page, volume: string): Promise<void> {
  await visit(page, 'configure/contradictions', volume);
  await expect(page.getByText('What the files say against each other')).toBeVisible();
}

async function configure(page: Page, volume: string): Promise<void> {
  await expect(await openBundleConfig(page, volume)).toBeVisible();
  await expect(page.getByRole('group', { name: 'Source of BundleConfig.xml' })).toBeVisible();
}

async function serviceProperties(page: Page, volume: string): Promise<void> {
  await visit(page, 'configure/ec2-service-properties', volume);
  await page.getByRole('tab', { name: 'Image' }).click();
  await page.getByRole('radio', { name: /^Keep existing/ }).check();
  await page.getByRole('button', { name: 'Show the edits of this choice' }).click();
  await expect(page.getByRole('table', { name: 'Edits of the choice' })).toBeVisible();
}

async function saveDialog(page: Page, volume: string): Promise<void> {
  const field = await openBundleConfig(page, volume);
  await pick(page, field, 'No');
  await page.getByRole('button', { name: 'Show and save 1 change…' }).click();
  await expect(dialog(page).getByRole('figure')).toBeVisible();
}

async function run(page: Page, volume: string): Promise<void> {
  await visit(page, 'run', volume);
  await expect(page.getByRole('grid', { name: 'Steps of the run' })).toBeVisible();
}

/** Simulates the edit that the save dialog left unsaved, and takes it back. */
async function whatIf(page: Page, volume: string): Promise<void> {
  await run(page, volume);
  await page.getByRole('button', { name: 'Simulate unsaved' }).click();
  await expect(page.getByRole('tab', { name: 'With changes', selected: true })).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Steps of the run' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Command' }).fill('discard');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Simulate unsaved' })).toBeDisabled();
}

async function endState(page: Page, volume: string): Promise<void> {
  await run(page, volume);
  await page.getByRole('tab', { name: 'End state' }).click();
  await expect(page.getByRole('tab', { name: 'End state', selected: true })).toBeVisible();
}

async function troubleshoot(page: Page, volume: string): Promise<void> {
  await visit(page, 'troubleshoot', volume);
  await expect(page.getByRole('region', { name: 'Causes' }).getByText('Show in log')).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Log records' })).toBeVisible();
}

async function prediction(page: Page, volume: string): Promise<void> {
  await troubleshoot(page, volume);
  await page.getByRole('tab', { name: 'Prediction against reality' }).click();
  await expect(page.getByRole('table', { name: 'Prediction against reality' })).toBeVisible();
}

async function history(page: Page, volume: string, kind = 'All'): Promise<void> {
  await visit(page, 'history', volume);
  await page.getByRole('button', { name: kind, exact: true }).click();
  await expect(page.getByRole('grid', { name: 'Records' })).toBeVisible();
}

async function comparison(page: Page, volume: string): Promise<void> {
  await history(page, volume, 'Runs');
  const boxes = page.getByRole('grid', { name: 'Records' }).getByRole('checkbox');
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await expect(page.getByRole('button', { name: 'Open B' })).toBeVisible();
}

async function pruneDialog(page: Page, volume: string): Promise<void> {
  await history(page, volume);
  await page.getByRole('button', { name: 'Prune…' }).click();
  await expect(dialog(page, 'Delete old records')).toBeVisible();
}

async function record(page: Page, volume: string, kind: string): Promise<void> {
  await history(page, volume, kind);
  await page.getByRole('grid', { name: 'Records' }).getByRole('row').nth(1).dblclick();
  await expect(page.getByText('A record does not change.')).toBeVisible();
}

async function about(page: Page, volume: string): Promise<void> {
  await visit(page, 'about', volume);
  await expect(page.getByRole('grid', { name: 'Third-party licences' })).toBeVisible();
}

async function palette(page: Page, volume: string): Promise<void> {
  await visit(page, 'settings', volume);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('listbox', { name: 'Commands' })).toBeVisible();
}

async function keys(page: Page, volume: string): Promise<void> {
  await visit(page, 'settings', volume);
  await page.getByRole('button', { name: 'Copy the path of the folder' }).focus();
  await page.keyboard.press('?');
  await expect(dialog(page, 'Keys')).toBeVisible();
}

async function missing(page: Page, volume: string): Promise<void> {
  await visit(page, 'volume', `${volume}-that-is-not-there`);
  await expect(page.getByRole('alert')).toBeVisible();
}
