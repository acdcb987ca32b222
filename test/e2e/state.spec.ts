import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import {
  ANSWER_FILE,
  answer,
  createSample,
  gridRow,
  openBundleConfig,
  pick,
  openSample,
  railLink,
  setReadOnly,
  visit,
  volumeOf,
} from './workbench.ts';

test('loading again keeps step, selection, filter and unsaved edits', async ({ page }) => {
  const volume = await openSample(page, 'failed-copyprofile', 'checklist');
  await page.getByRole('button', { name: /\d+ Pass/ }).click();
  await page.getByRole('searchbox', { name: 'Filter checks' }).fill('generalization');
  const selected = gridRow(page, 'The marks of generalization contradict each other');
  await selected.click();
  const field = await openBundleConfig(page, volume);
  await stored(page, '"value":"No"', () => pick(page, field, 'No'));
  page.on('dialog', (question) => void question.accept());
  await page.reload();
  await expect(field).toHaveText('No');
  await expect(railLink(page, 'Configure')).toContainText('1 unsaved change');
  await railLink(page, 'Checklist').click();
  await expect(selected).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('button', { name: /\d+ Pass/ })).toHaveAttribute('aria-pressed', 'true');
});

test('Back and Forward of the browser go through the steps', async ({ page }) => {
  const volume = await openSample(page, 'healthy');
  await railLink(page, 'Run').click();
  await expect(railLink(page, 'Run')).toHaveAttribute('aria-current', 'step');
  await page.goBack();
  await expect(railLink(page, 'Volume')).toHaveAttribute('aria-current', 'step');
  expect(volumeOf(page)).toBe(volume);
});

test('a volume that is removed while it is open is named, and the screen stays', async ({ page }) => {
  const volume = await openSample(page, 'failed-copyprofile', 'checklist');
  const finding = gridRow(page, '1 profile key names a folder that does not exist');
  await expect(finding).toBeVisible();
  renameSync(volume, `${volume}-away`);
  await page.getByRole('button', { name: 'Check again' }).first().click();
  const said = page.getByRole('alert').filter({ has: page.getByRole('button', { name: 'Check again' }) });
  await expect(said).toContainText(volume);
  await expect(said).toContainText(/attach|connect|path|folder/i);
  await expect(finding).toBeVisible();
  renameSync(`${volume}-away`, volume);
  await said.getByRole('button', { name: 'Check again' }).click();
  await expect(said).toBeHidden();
  await expect(answer(page)).toContainText(/\d+ findings/);
});

test('a volume that cannot be read again keeps what was found', async ({ page }) => {
  const volume = await openSample(page, 'healthy', 'volume');
  await expect(page.getByRole('heading', { name: 'Identity' })).toBeVisible();
  renameSync(volume, `${volume}-away`);
  await page.getByRole('button', { name: 'Read again' }).click();
  const said = page.getByText('This volume was removed or can no longer be read.', { exact: false });
  await expect(said).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Identity' })).toBeVisible();
  await railLink(page, 'Configure').click();
  await expect(said).toBeVisible();
  renameSync(`${volume}-away`, volume);
  await page.getByRole('button', { name: 'Look again' }).click();
  await expect(said).toBeHidden();
});

test('a path that was copied with quotation marks opens', async ({ page }) => {
  const volume = await createSample(page, 'healthy');
  await visit(page, 'start');
  await page.getByRole('textbox', { name: 'Path of the folder' }).fill(`"${volume}"`);
  await page.getByRole('button', { name: 'Open the folder' }).click();
  await expect(page.getByRole('heading', { name: 'Identity' })).toBeVisible();
  expect(volumeOf(page)).toBe(volume);
});

test('the save dialog says what the change does to the run before anything is written', async ({ page }) => {
  const volume = await openSample(page, 'healthy');
  await pick(page, await openBundleConfig(page, volume), 'No');
  await page.keyboard.press('Control+s');
  const question = page.getByRole('dialog');
  await expect(question.getByText('1 statement broken in the run after saving, 0 before')).toBeVisible();
  await expect(question.getByText('There is a known way in')).toBeVisible();
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await page.getByRole('button', { name: 'Discard' }).click();
});

test('the corrected source is simulated with the remedy in memory', async ({ page }) => {
  const volume = await openSample(page, 'failed-copyprofile', 'troubleshoot');
  await page.getByRole('button', { name: 'Simulate the corrected source' }).click();
  await expect(page.getByRole('tab', { name: 'With the remedy', selected: true })).toBeVisible();
  await expect(answer(page)).toHaveText(/^The run succeeds\. Administrator gets a random password/);
  await expect(gridRow(page, 'CopyProfile can succeed')).toContainText(/Broken.*Holds/);
  await visit(page, 'checklist', volume);
  await expect(gridRow(page, '1 profile key names a folder that does not exist')).toBeVisible();
});

test('deleting a record asks, and names what can then no longer be undone', async ({ page }) => {
  const volume = await openSample(page, 'orphan-profile', 'checklist');
  await gridRow(page, '1 profile key names a folder that does not exist').click();
  await page.getByRole('button', { name: 'Apply…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Write 1 change' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await visit(page, 'history', volume);
  const applied = gridRow(page, 'Applied').first();
  await applied.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Delete…' }).click();
  const question = page.getByRole('dialog', { name: 'Delete 1 record' });
  await expect(question).toContainText('1 change can then no longer be undone');
  await question.getByRole('button', { name: 'Keep it' }).click();
  await expect(applied).toBeVisible();
});

test('a service that does not answer is said so, and can be asked again', async ({ page }) => {
  await page.route('**/trpc/simulation.run*', (route) => route.abort());
  await openSample(page, 'healthy', 'run');
  const said = page.getByRole('alert');
  await expect(said).toContainText('does not answer while simulating the run');
  await expect(said).toContainText('Unsaved edits are kept');
  await page.unroute('**/trpc/simulation.run*');
  await said.getByRole('button', { name: 'Run again' }).click();
  await expect(said).toBeHidden();
  await expect(railLink(page, 'Run')).toContainText('No statement broken');
});

test('a damaged answer file shows where it breaks, and what can be read of it', async ({ page }) => {
  const volume = await createSample(page, 'healthy');
  const file = join(volume, ANSWER_FILE);
  const lines = readFileSync(file, 'utf8').split('\r\n');
  const at = lines.findIndex((line) => line.includes('<CopyProfile>'));
  writeFileSync(file, lines.with(at, '      <CopyProfile>true</CopyProfil>').join('\r\n'));
  await visit(page, `configure/${encodeURIComponent(ANSWER_FILE)}`, volume);
  await expect(page.getByText('The file is damaged; its form shows what could be read.')).toBeVisible();
  const problems = page.getByRole('region', { name: 'Problems' });
  await expect(problems.getByRole('listitem').first()).toContainText(new RegExp(`sysprep2008\\.xml:${at + 1}:\\d+`));
  const source = page.getByRole('group', { name: 'Source of sysprep2008.xml' });
  await expect(source).toContainText('<CopyProfile>true</CopyProfil>');
  await page.keyboard.press('F8');
  await expect(source.locator('.cur, .bad').filter({ hasText: 'CopyProfil' })).toBeInViewport();
});

test('a folder without Windows says what was looked for', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'imageprep-empty-'));
  await page.goto('/');
  await page.getByRole('textbox', { name: 'Path of the folder' }).fill(folder);
  await page.getByRole('button', { name: 'Open the folder' }).click();
  const said = page.getByRole('alert');
  await expect(answer(page)).toHaveText(`${folder} could not be opened.`);
  await expect(said).toContainText('Windows');
  await expect(said.getByRole('button', { name: 'Try again' })).toBeVisible();
  await page.getByRole('button', { name: 'Open another volume' }).click();
  await expect(page.getByRole('textbox', { name: 'Path of the folder' })).toBeVisible();
  rmSync(folder, { recursive: true });
});

test('lists that are empty or filtered to nothing say what would be there', async ({ page }) => {
  const volume = await openSample(page, 'healthy', 'checklist');
  await page.getByRole('searchbox', { name: 'Filter checks' }).fill('no such check');
  await expect(page.getByText('No finding matches “no such check”')).toBeVisible();
  await page.getByRole('button', { name: 'Show all checks' }).click();
  await expect(page.getByRole('treegrid', { name: 'Findings' })).toBeVisible();
  await visit(page, 'history', volume);
  await page.getByRole('searchbox', { name: 'Search records' }).fill('no such record');
  await expect(answer(page)).toHaveText('No record matches the filter.');
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await expect(page.getByRole('grid', { name: 'Records' })).toBeVisible();
  await visit(page, 'history/no-such-record', volume);
  await expect(page.getByRole('alert')).toBeVisible();
});

test('read-only keeps every button that writes from writing, and says why', async ({ page }) => {
  await openSample(page, 'failed-copyprofile', 'checklist');
  const apply = page.getByRole('button', { name: 'Apply…' });
  await expect(apply).toBeEnabled();
  await setReadOnly(page, true);
  await expect(apply).toBeDisabled();
  await expect(page.getByText(/read-only/i).last()).toBeVisible();
  await page.reload();
  await expect(apply).toBeDisabled();
  await setReadOnly(page, false);
  await expect(apply).toBeEnabled();
});

test('read-only turned on before the settings are read stays on, and keeps what is stored', async ({ page }) => {
  await storeSettings(page, { theme: 'dark', readOnly: false });
  const { promise: held, resolve: answerNow } = Promise.withResolvers<void>();
  await page.route(/app\.settings/, async (route) => {
    const response = await route.fetch();
    await held;
    await route.fulfill({ response });
  });
  await visit(page, 'history');
  await setReadOnly(page, true);
  answerNow();
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
  await expect(page.getByRole('switch', { name: 'Read-only' })).toBeChecked();
  expect(await storedSettings(page)).toEqual({ theme: 'dark', readOnly: true });
  await storeSettings(page, { theme: 'system', readOnly: false });
});

test('settings that could not be read are not overwritten, and the last of quick changes holds', async ({ page }) => {
  await storeSettings(page, { theme: 'dark', readOnly: false });
  await page.route(/app\.settings/, (route) => route.abort());
  const asked: unknown[] = [];
  await page.route(/app\.changeSettings/, async (route) => {
    asked.push(route.request().postDataJSON());
    if (asked.length === 1) await new Promise((later) => setTimeout(later, 300));
    await route.continue();
  });
  await visit(page, 'history');
  const readOnly = page.getByRole('switch', { name: 'Read-only' });
  await readOnly.check();
  await readOnly.uncheck();
  await setReadOnly(page, true);
  await expect.poll(() => asked).toEqual([true, false, true].map((is) => ({ 0: { readOnly: is } })));
  await expect.poll(() => storedSettings(page)).toEqual({ theme: 'dark', readOnly: true });
  await storeSettings(page, { theme: 'system', readOnly: false });
});

async function storeSettings(page: Page, settings: { theme: string; readOnly: boolean }): Promise<void> {
  await page.request.post('/trpc/app.changeSettings', { data: settings });
}

async function storedSettings(page: Page): Promise<unknown> {
  const body: unknown = await (await page.request.get('/trpc/app.settings')).json();
  return (body as { result: { data: unknown } }).result.data;
}

/** Does something and waits until the window's state was stored with these words in it. */
async function stored(page: Page, words: string, action: () => Promise<void>): Promise<void> {
  const saved = page.waitForResponse(
    (response) => response.url().includes('wizard.save') && (response.request().postData() ?? '').includes(words),
  );
  await action();
  expect((await saved).ok()).toBe(true);
}
