import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { answerPageRequest, PAGE_SCHEME, PAGE_URL } from '../../../main/hosts/electron/pageScheme.ts';
import { temporaryFolder } from '../../support/corpus.ts';

function builtPage(): string {
  const folder = join(temporaryFolder(), 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<meta nonce="__CSP_NONCE__">');
  writeFileSync(join(folder, 'assets', 'index-abc.js'), 'export {};');
  return folder;
}

const get = (folder: string, url: string): Promise<Response> => answerPageRequest(folder, { url, method: 'GET' });

describe('the page over its own scheme', () => {
  test('has an origin of its own and bypasses nothing', () => {
    expect(PAGE_SCHEME).toEqual({
      scheme: 'imageprep',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    });
  });

  test('carries the same policy as over HTTP, with the nonce of this answer', async () => {
    const response = await get(builtPage(), PAGE_URL);
    const nonce = /nonce="([^"]+)"/.exec(await response.text())?.[1];
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('serves the files of the build as they are', async () => {
    const response = await get(builtPage(), `${PAGE_URL}assets/index-abc.js`);
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await response.text()).toBe('export {};');
  });

  test.each(['imageprep://app/absent.js', 'imageprep://app/..%2f..%2fetc%2fpasswd', 'imageprep://other/index.html'])(
    'finds nothing at %s',
    async (url) => {
      expect((await get(builtPage(), url)).status).toBe(404);
    },
  );

  test('answers nothing but GET', async () => {
    expect((await answerPageRequest(builtPage(), { url: PAGE_URL, method: 'POST' })).status).toBe(404);
  });

  test('says so when the page was not built', async () => {
    const response = await get(temporaryFolder(), PAGE_URL);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('npm run build');
  });
});
