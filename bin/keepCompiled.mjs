// Part of the build: does one look-up with the program of look-ups, and keeps the code that V8 compiled for it beside
// the program, in the folder given. Needs Node 24, since it makes the hive with the project's own sources.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { buildHive } from '../main/registry/regf/build.ts';
import { encodeString } from '../main/registry/values.ts';

const [outDir] = process.argv.slice(2);
const program = join(outDir, 'lookup.cjs');
const script = new Script(readFileSync(program, 'utf8'), { filename: program });
const lookup = {};
script.runInThisContext()(lookup, (module) => process.getBuiltinModule(module));

const folder = mkdtempSync(join(tmpdir(), 'imageprep-build-'));
const file = join(folder, 'SYSTEM');
const keys = ['Control', 'Services'].map((name) => ({
  name,
  values: [
    { name: 'Start', type: 'REG_DWORD', data: new Uint8Array(4) },
    { name: 'Path', type: 'REG_SZ', data: encodeString('x') },
  ],
}));
writeFileSync(file, buildHive({ root: { name: 'ROOT', keys }, lastWritten: 1n }));
await lookup.runQuickHive({ command: 'get', operands: [file, 'Services', 'Path'], json: false, logs: true });
rmSync(folder, { recursive: true });
writeFileSync(join(outDir, 'lookup.code'), script.createCachedData());
