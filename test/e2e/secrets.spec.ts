import { expect, test, type Page } from '@playwright/test';
import { ANSWER_FILE, answer, dialog, openSample, visit } from './workbench.ts';

const PASSWORD = 'Wide-Lantern-4711';
/** How the answer file may also hold it: UTF-16 in base64, with the element's name behind it. */
const ENCODED = Buffer.from(`${PASSWORD}AdministratorPassword`, 'utf16le').toString('base64');

test('a specified password is shown nowhere before Show', async ({ page }) => {
  const answers = collectAnswers(page);
  const volume = await openSample(page, 'healthy', 'configure/ec2-service-properties');
  await page.getByRole('tab', { name: 'Image' }).click();
  await page.getByRole('radio', { name: /^Specify/ }).check();
  const field = page.getByLabel('Password', { exact: true });
  await field.fill(PASSWORD);
  await expect(field).toHaveAttribute('type', 'password');
  await page.getByRole('button', { name: 'Show the edits of this choice' }).click();
  await expect(page.getByRole('table', { name: 'Edits of the choice' })).toContainText('•••');
  await page.getByRole('button', { name: 'Add to the unsaved changes' }).click();
  await expectHidden(page);

  await visit(page, `configure/${encodeURIComponent(ANSWER_FILE)}`, volume);
  const source = page.getByRole('group', { name: 'Source of sysprep2008.xml' });
  await expect(source).toContainText('AdministratorPassword');
  await expect(source).toContainText('•••');
  await expectHidden(page);

  await page.keyboard.press('Control+s');
  const save = dialog(page, /^Save \d changes/);
  await expect(save.getByRole('figure', { name: /sysprep2008\.xml$/ })).toContainText('•••');
  await expectHidden(page);
  await save.getByRole('button', { name: /^Save \d changes/ }).click();
  await expect(save).toBeHidden();
  await expectHidden(page);
  for (const text of await Promise.all(answers)) expectNone(text);

  const show = page.getByRole('button', { name: 'Show secrets' });
  await show.click();
  await expect(source).toContainText(PASSWORD);
  await page.getByRole('button', { name: 'Hide secrets' }).click();
  await expect(source).not.toContainText(PASSWORD);
});

test('an unsaved password is not kept when the page is loaded again', async ({ page }) => {
  const volume = await openSample(page, 'healthy', 'configure/ec2-service-properties');
  await page.getByRole('tab', { name: 'Image' }).click();
  await page.getByRole('radio', { name: /^Specify/ }).check();
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Show the edits of this choice' }).click();
  // Opening the page stores the window's state too; this is the one that left the edits of a password out.
  const stored = page.waitForResponse(
    (response) => response.url().includes('wizard.save') && /"left":[1-9]/.test(response.request().postData() ?? ''),
  );
  await page.getByRole('button', { name: 'Add to the unsaved changes' }).click();
  expectNone((await stored).request().postData() ?? '');
  const loaded = await page.request.get(
    `/trpc/wizard.load?${new URLSearchParams({ input: JSON.stringify({ volume }) }).toString()}`,
  );
  expectNone(await loaded.text());
  page.on('dialog', (question) => void question.accept());
  await page.reload();
  await expect(page.getByText(/unsaved changes with a password were not kept/)).toBeVisible();
  await visit(page, 'configure', volume);
  await expect(answer(page)).toContainText('no unsaved changes');
});

/** The texts of all answers that the page gets. */
function collectAnswers(page: Page): Promise<string>[] {
  const answers: Promise<string>[] = [];
  page.on('response', (response) => answers.push(response.text().catch(() => '')));
  return answers;
}

/** Nothing that can be seen or copied holds it; a box that holds it shows dots. */
async function expectHidden(page: Page): Promise<void> {
  expectNone(await page.locator('body').innerText());
  const open = page.locator('input:not([type=password])');
  for (const value of await open.evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value)))
    expectNone(value);
}

function expectNone(text: string): void {
  expect(text).not.toContain(PASSWORD);
  expect(text).not.toContain(ENCODED);
}
