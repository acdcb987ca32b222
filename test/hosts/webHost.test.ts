import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startWebHost, type WebHost } from '../../main/hosts/web/webHost.ts';
import { temporaryFolder } from '../support/corpus.ts';
import { newWitness, testRouter, type TestRouter, type Witness } from './testRouter.ts';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

let host: WebHost;
let witness: Witness;

/** A request whose path and Host reach the server exactly as written; fetch would tidy both. */
function ask(path: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answer> {
  const port = Number(new URL(host.url).port);
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const bearer = (): Record<string, string> => ({ authorization: `Bearer ${host.token}` });
const get = (path: string): Promise<Answer> => ask(path, { headers: bearer() });
const GREET = `/trpc/greet?input=${encodeURIComponent(JSON.stringify({ name: 'Ada' }))}`;

function builtPage(): string {
  const folder = temporaryFolder();
  const page = join(folder, 'renderer');
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'not for the browser');
  writeFileSync(join(page, 'index.html'), '<meta property="csp-nonce" nonce="__CSP_NONCE__"><p>Workbench</p>');
  writeFileSync(join(page, 'assets', 'index-abc123.js'), 'export {};');
  writeFileSync(join(page, 'icon.svg'), '<svg/>');
  return page;
}

beforeEach(async () => {
  witness = newWitness();
  host = await startWebHost({ app: { router: testRouter, context: witness }, rendererFolder: builtPage() });
});

afterEach(() => host.close());

describe('the session', () => {
  test('without token the API answers 401 and the page says what to do', async () => {
    expect(await ask(GREET)).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer' } });
    const page = await ask('/');
    expect(page.status).toBe(401);
    expect(page.body).toContain('open the address that it prints');
    expect((await ask('/icon.svg')).status).toBe(401);
  });

  test('the printed address opens a session once, by a cookie that scripts cannot read', async () => {
    const { pathname, search } = new URL(host.urlWithToken);
    const first = await ask(pathname + search);
    expect(first).toMatchObject({ status: 303, headers: { location: '/', 'cache-control': 'no-store' } });
    const [cookie = ''] = first.headers['set-cookie'] as string[];
    expect(cookie).toMatch(/^imageprep-session-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(cookie).not.toContain(host.token);

    const again = await ask(pathname + search);
    expect(again.status).toBe(401);
    expect(again.headers['set-cookie']).toBeUndefined();

    const sent = { headers: { cookie: `other=1; ${cookie.split(';')[0]}` } };
    expect((await ask('/', sent)).body).toContain('Workbench');
    expect(JSON.parse((await ask(GREET, sent)).body)).toEqual({ result: { data: { text: 'Hello Ada' } } });
  });

  test('the token of an address that was opened is no key for others', async () => {
    const { pathname, search } = new URL(host.urlWithToken);
    expect((await ask(pathname + search)).status).toBe(303);
    expect((await get(GREET)).status).toBe(401);
    expect((await ask(GREET, { headers: { 'x-imageprep-token': host.token } })).status).toBe(401);
  });

  test('a script that came first goes on beside the browser', async () => {
    const { pathname, search } = new URL(host.urlWithToken);
    expect((await get(GREET)).status).toBe(200);
    expect((await ask(pathname + search)).status).toBe(303);
    expect((await get(GREET)).status).toBe(200);
  });

  test('a wrong token opens nothing and does not use up the right one', async () => {
    expect((await ask(`/?token=${'x'.repeat(host.token.length)}`)).status).toBe(401);
    expect((await ask(`/?token=${host.token}`)).status).toBe(303);
  });

  test.each([
    ['authorization', () => `Bearer ${host.token}`],
    ['x-imageprep-token', () => host.token],
  ])('a script may send the token as %s', async (name, value) => {
    expect((await ask(GREET, { headers: { [name]: value() } })).status).toBe(200);
    expect((await ask(GREET, { headers: { [name]: `${value()}x` } })).status).toBe(401);
  });
});

describe('who is refused', () => {
  test.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1:1', '[::1]'])(
    'a request for the host %s',
    async (name) => {
      expect((await ask(GREET, { headers: { ...bearer(), host: name } })).status).toBe(403);
    },
  );

  test.each(['https://evil.example', 'null', 'http://127.0.0.1:1', 'http://localhost'])(
    'a request from the page %s',
    async (origin) => {
      const headers = { ...bearer(), origin, 'content-type': 'application/json' };
      const answer = await ask('/trpc/nested.save', { method: 'POST', headers, body: '{"text":"x"}' });
      expect(answer.status).toBe(403);
      expect(witness.saved).toEqual([]);
    },
  );

  test('not our own page, under either name', async () => {
    const { port } = new URL(host.url);
    for (const name of [`127.0.0.1:${port}`, `localhost:${port}`]) {
      const headers = { ...bearer(), host: name, origin: `http://${name}` };
      expect((await ask(GREET, { headers })).status).toBe(200);
    }
  });

  test.each(['PUT', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE'])('the method %s', async (method) => {
    const answer = await ask(GREET, { method, headers: bearer() });
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'GET, POST' } });
  });

  test('an address that names a server of its own', async () => {
    expect((await get('http://evil.example/trpc/greet')).status).toBe(400);
  });

  test('a mutation by GET', async () => {
    expect((await ask('/trpc/nested.save?input={"text":"x"}', { headers: bearer() })).status).toBe(405);
    expect(witness.saved).toEqual([]);
  });

  test('a body above the limit', async () => {
    const headers = { ...bearer(), 'content-type': 'application/json' };
    const body = JSON.stringify({ text: 'x'.repeat(17 * 1024 * 1024) });
    const answer = await ask('/trpc/nested.save', { method: 'POST', headers, body }).catch(() => null);
    expect(answer?.status ?? 413).toBe(413);
    expect(witness.saved).toEqual([]);
  });
});

describe('the files of the page', () => {
  test('index.html carries the policy with a nonce that is new each time', async () => {
    const [first, second] = [await get('/'), await get('/index.html')];
    const nonce = /nonce="([^"]+)"/.exec(first.body)?.[1];
    expect(first).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'content-security-policy':
          `default-src 'self'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; style-src-attr 'none'; `
          + "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      },
    });
    expect(/nonce="([^"]+)"/.exec(second.body)?.[1]).not.toBe(nonce);
  });

  test('a file with a hash in its name may be kept, any other not', async () => {
    expect(await get('/assets/index-abc123.js')).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'private, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
      },
      body: 'export {};',
    });
    expect(await get('/icon.svg')).toMatchObject({
      headers: { 'content-type': 'image/svg+xml', 'cache-control': 'no-store' },
    });
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/..%5csecret.txt',
    '//secret.txt',
    '/%00',
    '/%zz',
    '/assets',
    '/absent.js',
    '/index.html:stream',
  ])('nothing is served for %s', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('not for the browser');
  });

  test('a page that was not built says so', async () => {
    await host.close();
    host = await startWebHost({ app: { router: testRouter, context: witness }, rendererFolder: temporaryFolder() });
    const answer = await get('/');
    expect(answer.status).toBe(503);
    expect(answer.body).toContain('npm run build');
  });
});

describe('starting and stopping', () => {
  test('the page is there before the engine, and calls wait for it', async () => {
    await host.close();
    const { promise: app, resolve: engineIsReady } = Promise.withResolvers<{ router: TestRouter; context: Witness }>();
    host = await startWebHost({ app, rendererFolder: builtPage() });
    const waiting = get(GREET);
    expect((await get('/')).status).toBe(200);
    engineIsReady({ router: testRouter, context: witness });
    expect(JSON.parse((await waiting).body)).toEqual({ result: { data: { text: 'Hello Ada' } } });
  });

  test('an engine that does not start is told to whoever calls it', async () => {
    await host.close();
    const { promise: app, reject } = Promise.withResolvers<{ router: TestRouter; context: Witness }>();
    host = await startWebHost({ app, rendererFolder: builtPage() });
    const waiting = get(GREET);
    await get('/');
    reject(new Error('no data folder'));
    expect(await waiting).toMatchObject({ status: 503, body: expect.stringContaining('terminal') });
  });

  test('a port that is taken is an error that names it', async () => {
    const port = Number(new URL(host.url).port);
    const again = startWebHost({ app: { router: testRouter, context: witness }, port, rendererFolder: builtPage() });
    await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE', port });
  });

  test('close ends a subscription that is open and stops its work', async () => {
    const response = await fetch(`${host.url}trpc/count`, { headers: bearer() });
    await response.body?.getReader().read();
    await host.close();
    await expect.poll(() => witness.stopped).toBe(true);
    await expect(fetch(host.url)).rejects.toThrow('fetch failed');
  });
});
