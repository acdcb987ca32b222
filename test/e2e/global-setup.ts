import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { printedAddress } from '../hosts/printedAddress.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** Where the browser's session is kept for the tests; the printed address works only once. */
export const SESSION_FILE = join(ROOT, 'test-results', 'session.json');

/**
 * Starts the built program's web host on a data folder of its own, opens its session once, and leaves the address in
 * IMAGEPREP_E2E_URL. Returns the function that ends it.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const data = mkdtempSync(join(tmpdir(), 'imageprep-e2e-'));
  const env = { ...process.env, IMAGEPREP_DATA: data };
  const child = spawn(process.execPath, [join(ROOT, 'out', 'main', 'cli.mjs'), 'serve'], { env });
  const address = await printedAddress(child);
  process.env['IMAGEPREP_E2E_URL'] = new URL('/', address).href;
  await keepSession(address);
  return async () => {
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
}

/** Takes the session's cookie from the printed address and writes it as Playwright's storage state. */
async function keepSession(address: string): Promise<void> {
  const response = await fetch(address, { redirect: 'manual' });
  const [pair = ''] = response.headers.getSetCookie()[0]?.split(';') ?? [];
  const [name, value] = pair.split('=');
  if (name === undefined || value === undefined) throw new Error(`no session was opened: status ${response.status}`);
  const fixed = { domain: '127.0.0.1', path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Strict' };
  mkdirSync(dirname(SESSION_FILE), { recursive: true });
  writeFileSync(SESSION_FILE, JSON.stringify({ cookies: [{ name, value, ...fixed }], origins: [] }));
}
