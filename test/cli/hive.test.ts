import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCli, PATIENCE, SOFTWARE, type BuiltCli } from './builtCli.ts';

const VERSION_KEY = 'Microsoft\\Windows NT\\CurrentVersion';

describe('imageprep hive', { timeout: PATIENCE }, () => {
  let cli: BuiltCli;
  let hive: string;
  beforeAll(async () => {
    cli = await buildCli();
    hive = join(cli.sample('healthy'), SOFTWARE);
  }, PATIENCE);
  afterAll(() => cli.close());

  /** Exit code and output, with the hive's path taken out. */
  async function run(...args: readonly string[]): Promise<readonly [code: number, out: string]> {
    const { code, out } = await cli.run('hive', ...args);
    return [code, out.replaceAll(hive, 'HIVE')];
  }

  test('stat says what the hive is', async () => {
    expect(await run('stat', hive)).toEqual([
      0,
      [
        'HIVE: 17 keys, 37 values, clean.',
        'Root          CMI-CreateHive{00000000-0000-0000-0000-000000000001}',
        'Version       1.5',
        'Last written  2026-02-02 10:20:00 UTC',
        'Name inside   emRoot\\System32\\Config\\SOFTWARE',
        '',
      ].join('\n'),
    ]);
  });

  test('tree and get show keys and values; a value alone is printed as it is', async () => {
    expect(await run('get', hive, VERSION_KEY, 'ProductName')).toEqual([0, 'Windows Server 2012 R2 Datacenter\n']);
    const [, listing] = await run('get', hive, VERSION_KEY);
    expect(listing).toMatch(/^Microsoft\\Windows NT\\CurrentVersion: \d+ values, \d+ subkeys?, written /);
    expect(listing).toMatch(/^ {2}ProductName +REG_SZ +Windows Server 2012 R2 Datacenter$/m);
    const [, tree] = await run('tree', hive, 'Microsoft', '--depth', '1', '--limit', '2');
    expect(tree).toMatch(
      /^Microsoft {2}\d+ keys?, \d+ values?\n {2}\S.*\nThere are more: the first 2 keys are listed\./,
    );
  });

  test('export writes what regedit reads', async () => {
    const [code, out] = await run('export', hive, VERSION_KEY, '-o', 'version.reg');
    const bytes = readFileSync(join(cli.folder, 'version.reg'));
    expect([code, out, [...bytes.subarray(0, 2)]]).toEqual([0, '', [0xff, 0xfe]]);
    const piped = await cli.run('hive', 'export', hive, VERSION_KEY);
    expect(bytes.toString('utf16le').slice(1)).toBe(piped.out);
  });

  test.each([
    [['stat']],
    [['stat', '--json']],
    [['get', VERSION_KEY, '--json']],
    [['get', VERSION_KEY, 'ProductName']],
    [['get', VERSION_KEY, 'Absent']],
  ])('%j says the same on the quick way and on that of all other commands', async ([command = '', ...rest]) => {
    const quick = await cli.run('hive', command, hive, ...rest);
    // Another option than those of the quick way leads to commander.
    expect(await cli.run('--db', 'other.sqlite', 'hive', command, hive, ...rest)).toEqual(quick);
  });

  test('verify ends with 0 for a sound hive, 2 for a damaged one, 65 for none, 66 where there is nothing', async () => {
    expect(await run('verify', hive)).toEqual([0, 'HIVE: sound, clean; nothing is wrong.\n']);
    const damaged = join(cli.folder, 'damaged');
    const bytes = readFileSync(hive);
    bytes.fill(0, 8192, 8200);
    writeFileSync(damaged, bytes);
    const ended = await cli.run('hive', 'verify', damaged);
    expect(ended.code).toBe(2);
    expect(ended.out).toContain('offset 0x2000  expected');
    writeFileSync(join(cli.folder, 'text'), 'no hive');
    const codes = await Promise.all(
      ['text', 'absent'].flatMap((file) =>
        ['verify', 'stat', 'get', 'tree', 'export'].map((command) => run(command, file)),
      ),
    );
    expect(codes.map(([code]) => code)).toEqual([65, 65, 65, 65, 65, 66, 66, 66, 66, 66]);
    expect((await run('get', hive, 'No\\Such\\Key'))[0]).toBe(66);
    expect((await run('tree', hive, '--depth', '-1'))[0]).toBe(64);
  });
});
