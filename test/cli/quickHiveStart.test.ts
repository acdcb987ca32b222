import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildHive } from '../../main/registry/regf/build.ts';
import { type BuiltCli, buildCli, PATIENCE } from './builtCli.ts';

/** Prints which parts of Node were loaded that a look-up has no need of: its files are read with plain calls. */
const TELL = `process.on('exit',()=>console.error(process.moduleLoadList.filter((each)=>/ (internal.fs.streams|internal.fs.promises|crypto|zlib)$/.test(each)).join()))`;

let cli: BuiltCli;
beforeAll(async () => {
  cli = await buildCli();
}, PATIENCE);
afterAll(() => cli.close());

test('a plain look-up starts without the streams and promises of fs', async () => {
  const file = join(cli.folder, 'SYSTEM');
  writeFileSync(file, buildHive({ root: { name: 'ROOT' }, lastWritten: 1n }));
  const NODE_OPTIONS = `--import data:text/javascript,${encodeURIComponent(TELL)}`;

  const { code, err } = await cli.runWith({ env: { NODE_OPTIONS } }, 'hive', 'stat', file);

  expect({ code, err }).toEqual({ code: 0, err: '\n' });
});
