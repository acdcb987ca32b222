import { expect, test, type Locator, type Page } from '@playwright/test';
import { answer, dialog, openSample, railLink } from './workbench.ts';

const MOST_TABS = 60;

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
});

test('the journey by keyboard alone, the focus always visible', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('radio', { name: 'Healthy image', exact: true })).toBeVisible();
  await tabTo(page, page.getByRole('radio', { name: /standard image/ }));
  await press(page, 'ArrowDown', 2);
  await expect(page.getByRole('radio', { name: /already failed/ })).toBeChecked();
  await tabTo(page, page.getByRole('radio', { name: 'CopyProfile failed on first boot' }));
  await tabTo(page, page.getByRole('button', { name: 'Open the sample' }));
  await page.keyboard.press('Enter');

  await expect(answer(page)).toContainText('CopyProfile found no usable profile');
  await expect(answer(page)).toBeFocused();
  await expectVisibleFocus(page);
  const apply = page.getByRole('button', { name: 'Apply…' }).first();
  await tabTo(page, apply);
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(apply).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeVisible();
  await tabTo(page, dialog(page).getByRole('button', { name: 'Write 1 change' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 change written. History can undo it.')).toBeVisible();

  await command(page, 'run again');
  await expect(railLink(page, 'Run')).toContainText('No statement broken');
  await command(page, 'go to configure');
  await tabTo(page, page.getByRole('button', { name: 'BundleConfig.xml' }));
  await page.keyboard.press('Enter');
  const field = page.getByRole('combobox', { name: 'Random password after Sysprep' });
  await tabTo(page, field);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: 'No', exact: true })).toBeVisible();
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await expect(field).toHaveText('No');
  await page.keyboard.press('Control+s');
  await tabTo(page, dialog(page).getByRole('button', { name: 'Save 1 change' }));
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(answer(page)).toContainText('no unsaved changes');

  await command(page, 'run again');
  await expect(railLink(page, 'Run')).toContainText('1 statement broken');
  await press(page, 'F8');
  await expect(page.getByRole('grid', { name: 'Steps of the run' }).locator('.bad.sel')).toBeVisible();
  await compareByKeyboard(page);
});

async function compareByKeyboard(page: Page): Promise<void> {
  await tabTo(page, railLink(page, 'History'));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Runs', exact: true }));
  await page.keyboard.press('Enter');
  const records = page.getByRole('grid', { name: 'Records' });
  await tabTo(page, records);
  await press(page, 'Home');
  await press(page, 'Space');
  await press(page, 'ArrowDown');
  await press(page, 'Space');
  await expect(page.getByRole('table', { name: 'Statements' })).toContainText('There is a known way in');
  await page.keyboard.press('Enter');
  await expect(page.getByText('A record does not change.')).toBeVisible();
}

test('F6 goes through the regions and comes back', async ({ page }) => {
  await openSample(page, 'healthy', 'run');
  await expect(page.getByRole('grid', { name: 'Steps of the run' })).toBeVisible();
  const region = () =>
    page.evaluate(() => {
      const around = document.activeElement?.closest('[data-region], main .card');
      return around?.getAttribute('aria-label') ?? around?.tagName.toLowerCase() ?? '';
    });
  const seen: string[] = [];
  for (let turn = 0; turn < 6; turn += 1) {
    await press(page, 'F6');
    seen.push(await region());
  }
  expect(seen).toEqual(['header', 'Steps', 'Timeline', 'Steps', 'Statements and state', 'footer']);
  await press(page, 'F6');
  expect(await region()).toBe('header');
  await press(page, 'Shift+F6');
  expect(await region()).toBe('footer');
});

test('arrows move in the timeline, the tabs and the lists', async ({ page }) => {
  await openSample(page, 'healthy', 'run');
  const steps = page.getByRole('grid', { name: 'Steps of the run' });
  await tabTo(page, steps);
  await press(page, 'ArrowDown', 3);
  await expect(steps.getByRole('row', { selected: true })).toContainText('4');
  await expect(page.getByText('Step 4 of 55')).toBeVisible();
  await press(page, 'End');
  await press(page, 'Home');
  await expect(page.getByText('Step 1 of 55')).toBeVisible();
  await tabTo(page, page.getByRole('tab', { name: 'Statements' }));
  await press(page, 'ArrowRight');
  await expect(page.getByRole('tab', { name: 'State at step 1', selected: true })).toBeFocused();
  await press(page, 'End');
  await expect(page.getByRole('tab', { name: 'End state', selected: true })).toBeFocused();
});

test('F8 goes through the findings that ask for a decision, and round the end', async ({ page }) => {
  await openSample(page, 'failed-copyprofile', 'checklist');
  const selected = page.getByRole('row', { selected: true });
  const findings = page.getByRole('treegrid', { name: 'Findings' }).locator('[role="row"].cols-find.pick');
  await expect(selected).toContainText('1 profile key names a folder');
  const second = await findings.nth(1).textContent();
  await press(page, 'F8');
  await expect(selected).toHaveText(second ?? '');
  await press(page, 'Shift+F8');
  await press(page, 'Shift+F8');
  await expect(selected).toHaveAttribute('aria-rowindex', (await lastRow(page)).toString());
  await press(page, 'F8');
  await expect(selected).toContainText('1 profile key names a folder');
});

/** Number of the last row of the list, as it is told to screen readers. */
async function lastRow(page: Page): Promise<number> {
  return Number(await page.getByRole('treegrid', { name: 'Findings' }).getAttribute('aria-rowcount'));
}

test('dialogs open by key and give the focus back', async ({ page }) => {
  await openSample(page, 'healthy', 'checklist');
  const again = page.getByRole('button', { name: 'Check again' });
  await expect(again).toBeEnabled();
  await tabTo(page, again);
  await page.keyboard.press('?');
  await expect(dialog(page, 'Keys')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(again).toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Command' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(again).toBeFocused();
  await page.keyboard.press('Control+f');
  await expect(page.getByRole('searchbox', { name: 'Filter checks' })).toBeFocused();
});

/** Runs a command of the palette by typing it. */
async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Command' })).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeHidden();
}

async function press(page: Page, key: string, times = 1): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) await page.keyboard.press(key);
  await expectVisibleFocus(page);
}

/** Presses Tab until a control has the focus; on the way each stop must show that it has it. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let turn = 0; turn < MOST_TABS; turn += 1) {
    await page.keyboard.press('Tab');
    await expectVisibleFocus(page);
    if (await control.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`not reached with ${MOST_TABS} tabs: ${control.toString()}`);
}

async function expectVisibleFocus(page: Page): Promise<void> {
  expect(await page.evaluate(focusWithoutSign)).toBe('');
}

/**
 * Runs in the page: the focused element, if it, its active row or a frame around it looks the same without the focus
 * (outline, shadow, border, background; its own or those of its generated parts). Empty when it shows.
 */
function focusWithoutSign(): string {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) return '';
  const row = document.getElementById(focused.getAttribute('aria-activedescendant') ?? '');
  const watched: Element[] = [focused, ...(row === null ? [] : [row])];
  for (let around = focused.parentElement; around !== null && watched.length < 5; around = around.parentElement)
    watched.push(around);
  const look = (): string =>
    watched
      .flatMap((element) => [undefined, '::before', '::after'].map((part) => getComputedStyle(element, part)))
      .map((style) =>
        [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.border, style.transform]
          .concat(style.backgroundColor)
          .join(),
      )
      .join('|');
  const withFocus = look();
  focused.blur();
  const without = look();
  focused.focus({ preventScroll: true });
  return withFocus === without ? focused.outerHTML.slice(0, 200) : '';
}
