import { expect, type Locator, type Page } from '@playwright/test';

export type Step = 'Volume' | 'Checklist' | 'Configure' | 'Run' | 'Troubleshoot';

/** Where the sample keeps the file that most tests edit, from the volume's root. */
export const BUNDLE_CONFIG = 'Program Files/Amazon/Ec2ConfigService/Settings/BundleConfig.xml';
export const ANSWER_FILE = 'Program Files/Amazon/Ec2ConfigService/sysprep2008.xml';

/** The first line of the screen: one sentence that says what is true. */
export function answer(page: Page): Locator {
  return page.getByRole('main').getByRole('heading', { level: 1 }).first();
}

/** A step of the rail; its name goes on with its state, as in "Run 1 statement broken". */
export function railLink(page: Page, step: Step | 'Start' | 'History' | 'Settings' | 'Help'): Locator {
  return page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: new RegExp(`^${step}`) });
}

export function dialog(page: Page, name?: string | RegExp): Locator {
  return page.getByRole('dialog', name === undefined ? {} : { name });
}

/** The row of a grid whose text holds these words. */
export function gridRow(page: Page, text: string | RegExp): Locator {
  return page.getByRole('row').filter({ hasText: text });
}

/** The address of a screen of the wizard with a volume open, as the page writes it. */
export function addressOf(screen: string, volume: string | null = null): string {
  return `/#/${screen}${volume === null ? '' : `?${new URLSearchParams({ volume }).toString()}`}`;
}

/** Goes to a screen and waits for its first line. */
export async function visit(page: Page, screen: string, volume: string | null = null): Promise<void> {
  await page.goto(addressOf(screen, volume));
  await expect(answer(page)).toBeVisible();
}

/** The folder of the open volume, from the address. */
export function volumeOf(page: Page): string {
  const [, search = ''] = new URL(page.url()).hash.split('?', 2);
  return new URLSearchParams(search).get('volume') ?? '';
}

/** Writes a sample volume through the API, as the button does, and gives its folder: a new one when none is named. */
export async function createSample(page: Page, scenario: string, folder?: string): Promise<string> {
  const data = folder === undefined ? { scenario } : { scenario, folder };
  const response = await page.request.post('/trpc/sample.create', { data });
  expect(response.ok()).toBe(true);
  const { result } = (await response.json()) as { readonly result: { readonly data: { readonly folder: string } } };
  return result.data.folder;
}

/** Writes a sample volume and shows one of its screens. Gives its folder. */
export async function openSample(page: Page, scenario: string, screen = 'volume'): Promise<string> {
  const volume = await createSample(page, scenario);
  await visit(page, screen, volume);
  return volume;
}

/** Picks a value in a field that offers its values. */
export async function pick(page: Page, field: Locator, value: string): Promise<void> {
  await field.click();
  await page.getByRole('option', { name: value, exact: true }).click();
  await expect(field).toHaveText(value);
}

/** The field of a form that sets a value of BundleConfig.xml, with that file opened. */
export async function openBundleConfig(page: Page, volume: string): Promise<Locator> {
  await visit(page, `configure/${encodeURIComponent(BUNDLE_CONFIG)}`, volume);
  return page.getByRole('combobox', { name: 'Random password after Sysprep' });
}

/** Sets the read-only switch of the title bar and waits until it is stored: it holds for every page of the data folder. */
export async function setReadOnly(page: Page, checked: boolean): Promise<void> {
  const stored = page.waitForResponse((response) => response.url().includes('app.changeSettings'));
  await page.getByRole('switch', { name: 'Read-only' }).setChecked(checked);
  await stored;
}
