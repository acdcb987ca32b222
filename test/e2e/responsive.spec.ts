import { expect, test } from '@playwright/test';
import { leave, PLACES } from './places.ts';
import { createSample, gridRow, openSample } from './workbench.ts';

const WIDTHS = [900, 600];
const HEIGHT = 900;

test('nothing overflows sideways at 900 and at 600 px', async ({ page }) => {
  const volume = await createSample(page, 'failed-copyprofile');
  for (const place of PLACES)
    await test.step(place.name, async () => {
      await place.show(page, volume);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: HEIGHT });
        expect.soft(await page.evaluate(sticksOut), `${place.name}, ${width} px`).toEqual([]);
      }
      await leave(page);
    });
});

/**
 * Runs in the page: the controls that stick out of the window sideways and cannot be scrolled to, and the document
 * itself where it is wider than the window.
 */
function sticksOut(): readonly string[] {
  const wide = document.documentElement.scrollWidth > window.innerWidth ? ['the document'] : [];
  const scrolls = (element: Element): boolean => {
    const parent = element.parentElement;
    if (parent === null) return false;
    return /auto|scroll/.test(getComputedStyle(parent).overflowX) && parent.scrollWidth > parent.clientWidth
      ? true
      : scrolls(parent);
  };
  const controls = [...document.querySelectorAll('button, a[href], input, [role="combobox"]')];
  const lost = controls.filter((control) => {
    const box = control.getBoundingClientRect();
    return box.width > 1 && box.right > window.innerWidth + 1 && !scrolls(control);
  });
  return [...wide, ...lost.map((control) => control.outerHTML)];
}

test('the page itself never scrolls: a long finding does not push the title bar away', async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 900 });
  await openSample(page, 'failed-copyprofile', 'checklist');
  await gridRow(page, '1 profile key names').click();
  await page.getByRole('button', { name: 'About this check' }).click();
  await page.getByRole('region', { name: 'About this check' }).evaluate((part) => part.scrollIntoView());
  await expect(page.getByRole('banner')).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBe(0);
});
