import { expect, test, type Page } from '@playwright/test';
import { answer } from './workbench.ts';

const WORDS = ['Start', 'Volume', 'Checklist', 'Configure', 'Run', 'Troubleshoot', 'History', 'Help', 'Settings'];

for (const width of [1440, 600])
  test(`the frame is there before the program, and does not jump when it takes over, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.route('**/assets/main-*.js', (route) => route.abort());
    await page.goto('/');
    await expect(page.locator('.rail').getByText('Troubleshoot')).toBeAttached();
    await expect(answer(page)).toBeHidden();
    const before = await placesOf(page);
    await page.unroute('**/assets/main-*.js');
    await page.reload();
    await expect(answer(page)).toBeVisible();
    expect(await placesOf(page)).toEqual(before);
  });

/** Where the words of the rail and the bar stand, in whole pixels: left and top, which their weight does not change. */
function placesOf(page: Page): Promise<readonly (readonly [string, number, number])[]> {
  return page.evaluate((words) => {
    const spans = [...document.querySelectorAll('.rail a > span, .titlebar > .grow')];
    return spans
      .filter((span) => words.includes(span.textContent))
      .map((span): [string, number, number] => {
        const { left, top } = span.getBoundingClientRect();
        return [span.textContent, Math.round(left), Math.round(top)];
      });
  }, WORDS);
}
