import { expect, test, type Page } from '@playwright/test';
import { leave, PLACES } from './places.ts';
import { createSample, visit } from './workbench.ts';

test('no screen breaks the policy, says an error to the console, or asks anybody else', async ({ page, baseURL }) => {
  const problems = watch(page, baseURL ?? '');
  const volume = await createSample(page, 'failed-copyprofile');
  for (const place of PLACES)
    await test.step(place.name, async () => {
      await place.show(page, volume);
      await leave(page);
    });
  const expected = problems.filter((problem) => !problem.includes(MISSING_VOLUME));
  expect(expected).toEqual([]);
});

/** The last place asks for a volume that is not there; the browser notes the refusal of that one request. */
const MISSING_VOLUME = 'volume.open';

/** Collects what must not happen while a page is used. */
function watch(page: Page, baseURL: string): readonly string[] {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      problems.push(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => problems.push(`thrown: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL) && !/^(blob|data):/.test(request.url()))
      problems.push(`asked outside: ${request.url()}`);
  });
  return problems;
}

test('the page comes with a policy that lets in its own files only', async ({ page }) => {
  const response = await page.goto('/');
  const policy = response?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toContain('unsafe');
  const [, nonce = ''] = /'nonce-([^']+)'/.exec(policy) ?? [];
  const again = await page.goto('/');
  expect(again?.headers()['content-security-policy']).not.toContain(nonce);
});

test('a script that got into the page is not run', async ({ page }) => {
  await visit(page, 'start');
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.intruder = true';
    document.body.append(script);
    return 'intruder' in window;
  });
  expect(ran).toBe(false);
});

test.describe('without session', () => {
  test.use({ storageState: { cookies: [], origins: [] } });

  test('a browser sees the notice, and the API answers nothing', async ({ page }) => {
    const response = await page.goto('/');
    expect(response?.status()).toBe(401);
    await expect(page.getByRole('heading', { name: 'This address is not open' })).toBeVisible();
    await expect(page.getByText(/open the address that it prints/)).toBeVisible();
    const api = await page.request.get('/trpc/app.info');
    expect(api.status()).toBe(401);
    expect(await api.text()).not.toContain('dataFolder');
  });

  test('a token that is not the printed one opens nothing', async ({ page }) => {
    const response = await page.goto('/?token=0000');
    expect(response?.status()).toBe(401);
    expect(await page.context().cookies()).toEqual([]);
  });
});
