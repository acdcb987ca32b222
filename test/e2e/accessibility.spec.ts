import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { leave, PLACES } from './places.ts';
import { createSample } from './workbench.ts';

const WORST: readonly (string | null | undefined)[] = ['serious', 'critical'];

/** What is checked in each theme. Only contrast depends on it. */
const THEMES = [
  { colorScheme: 'light', rules: [] },
  { colorScheme: 'dark', rules: ['color-contrast'] },
] as const;

for (const { colorScheme, rules } of THEMES)
  test(`axe finds nothing serious on any screen, ${colorScheme}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const volume = await createSample(page, 'failed-copyprofile');
    for (const place of PLACES)
      await test.step(place.name, async () => {
        await place.show(page, volume);
        expect.soft(await violations(page, rules), place.name).toEqual([]);
        await leave(page);
      });
  });

/** Serious violations of the rules (of all rules when none is named) as "rule: element", so that a failure names what to mend. */
async function violations(page: Page, rules: readonly string[]): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const found = await (rules.length === 0 ? axe : axe.withRules([...rules])).analyze();
  return found.violations
    .filter(({ impact }) => WORST.includes(impact))
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`));
}
