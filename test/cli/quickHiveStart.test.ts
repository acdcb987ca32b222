import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildHive } from '../../main/registry/regf/build.ts';
import { encodeString } from '../../main/registry/values.ts';
import { type BuiltCli, buildCli, type Ended, PATIENCE } from './builtCli.ts';

/** Prints which parts of Node were loaded that a look-up has no need of: its files are read with plain calls. */
const TELL = `process.on('exit',()=>console.error(process.moduleLoadList.filter((each)=>/ (internal.fs.streams|internal.fs.promises|crypto|zlib|net|tty)$/.test(each)).join()))`;

/** Where V8's version, among others, stands in the code that it compiled. */
const FORMAT_BYTES = 16;

let cli: BuiltCli;
beforeAll(async () => {
  cli = await buildCli();
}, PATIENCE);
afterAll(() => cli.close());

describe('a plain look-up starts without the streams and promises of fs, and without a stream for its output', () => {
  // 'ignore' is the null device, which is no file.
  test.each(['pipe', 'ignore'] as const)('where that is a %s', (output) => {
    const file = join(cli.folder, 'SYSTEM');
    writeFileSync(file, buildHive({ root: { name: 'ROOT' }, lastWritten: 1n }));
    const env = { ...process.env, NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(TELL)}` };

    const words = [cli.entry, 'hive', 'stat', file];
    const { status, stderr } = spawnSync(process.execPath, words, { env, stdio: ['ignore', output, 'pipe'] });

    expect({ status, told: stderr.toString() }).toEqual({ status: 0, told: '\n' });
  });
});

function keptCode(): string {
  return join(dirname(cli.entry), 'lookup.code');
}

function lookUp(): Promise<Ended> {
  const file = join(cli.folder, 'SOFTWARE');
  const values = [{ name: 'Path', type: 'REG_SZ' as const, data: encodeString('•') }];
  writeFileSync(file, buildHive({ root: { name: 'ROOT', values }, lastWritten: 1n }));
  return cli.run('hive', 'get', file, '', 'Path');
}

describe('the code that the build keeps of look-ups', () => {
  test('is taken by the V8 that runs the program', () => {
    const source = readFileSync(join(dirname(cli.entry), 'lookup.cjs'), 'utf8');
    expect(new Script(source, { cachedData: readFileSync(keptCode()) }).cachedDataRejected).toBe(false);
  });

  test('changes no answer where it is missing or comes from another V8', async () => {
    const answer = { code: 0, out: '•\n', err: '' };
    const kept = readFileSync(keptCode());
    expect(await lookUp()).toEqual(answer);
    writeFileSync(
      keptCode(),
      kept.map((byte, index) => (index < FORMAT_BYTES ? byte ^ 0xff : byte)),
    );
    expect(await lookUp()).toEqual(answer);
    rmSync(keptCode());
    expect(await lookUp()).toEqual(answer);
    writeFileSync(keptCode(), kept);
  });
});

describe('a long result', () => {
  const values = Array.from({ length: 5000 }, (_, index) => ({
    name: `Value ${index}`,
    type: 'REG_SZ' as const,
    data: encodeString('x'.repeat(60)),
  }));
  const shell = (commands: string) => {
    const file = join(cli.folder, 'LONG');
    writeFileSync(file, buildHive({ root: { name: 'ROOT', values }, lastWritten: 1n }));
    const words = ['-c', commands, 'sh', process.execPath, cli.entry, file];
    const { status, stdout, stderr } = spawnSync('bash', words, { encoding: 'utf8' });
    return { status, stdout, stderr };
  };

  test('reaches a reader that is slow', () => {
    const slow = shell('set -o pipefail; "$1" "$2" hive get "$3" | (sleep 0.3; grep -c "^ *Value [0-9]")');
    expect(slow).toEqual({ status: 0, stdout: '5000\n', stderr: '' });
  });

  test('ends quietly with a reader that goes away', () => {
    const gone = shell('"$1" "$2" hive get "$3" | head -n 1 >/dev/null; echo "${PIPESTATUS[0]}"');
    expect(gone).toEqual({ status: 0, stdout: '0\n', stderr: '' });
  });
});
