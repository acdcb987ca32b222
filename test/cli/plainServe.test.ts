import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printedAddress } from '../hosts/printedAddress.ts';
import { type BuiltCli, buildCli, PATIENCE } from './builtCli.ts';

let cli: BuiltCli;
beforeAll(async () => {
  cli = await buildCli();
}, PATIENCE);
afterAll(() => cli.close());

function start(words: readonly string[]): ChildProcess {
  const env = { ...process.env, IMAGEPREP_DATA: join(cli.folder, 'data') };
  return spawn(process.execPath, [cli.entry, ...words], { env });
}

// The first goes past commander, the second through it.
describe.each([[['serve']], [['serve', '--port', '0']]])('%j', (words) => {
  test('prints an address that opens the window, and ends well when it is told to', async () => {
    const child = start(words);
    const { status } = await fetch(await printedAddress(child), { redirect: 'manual' });
    child.kill('SIGTERM');
    expect([status, ...(await once(child, 'exit'))]).toEqual([303, 0, null]);
  });

  test('says why it cannot start, and ends with the documented code', async () => {
    const IMAGEPREP_DATA = join(cli.folder, 'no folder');
    writeFileSync(IMAGEPREP_DATA, '');
    const { code, err } = await cli.runWith({ env: { IMAGEPREP_DATA } }, ...words);
    expect({ code, says: /error {2}The data folder "[^"]*" could not be prepared/.test(err) }).toEqual({
      code: 73,
      says: true,
    });
  });
});

test('serve alone prints its address before commander is loaded', async () => {
  const child = spawn(process.execPath, [cli.entry, 'serve'], {
    env: { ...process.env, IMAGEPREP_DATA: join(cli.folder, 'data'), NODE_DEBUG: 'esm' },
  });
  let told = '';
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
  await printedAddress(child);
  child.kill('SIGTERM');
  await once(child, 'exit');
  expect(told).not.toContain('node_modules/commander');
});
