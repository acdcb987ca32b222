import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outputSchema } from '../../main/hosts/cli/schemas/schemas.ts';
import { fingerprintOf } from '../support/engine.ts';
import { buildCli, PATIENCE, SOFTWARE, type BuiltCli } from './builtCli.ts';

const WINLOGON = 'Microsoft\\Windows NT\\CurrentVersion\\Winlogon';
const VERSION = 'Microsoft\\Windows NT\\CurrentVersion';
const SECRET = 'Heron5-Lake!';

/** The command that a notice names for undoing, without its program. */
const undoOf = (err: string): readonly string[] => {
  const [, line = ''] = /Undo with: imageprep (.*)/.exec(err) ?? [];
  return line.split(' ').map((word) => word.replaceAll("'", ''));
};

describe('imageprep hive set and delete', { timeout: PATIENCE }, () => {
  let cli: BuiltCli;
  beforeAll(async () => {
    cli = await buildCli();
  }, PATIENCE);
  afterAll(() => cli.close());

  /** A sample with its SOFTWARE hive. */
  function sample() {
    const volume = cli.sample('healthy');
    return { volume, hive: join(volume, SOFTWARE) };
  }

  test('show the change and write nothing without --apply', async () => {
    const { volume, hive } = sample();
    const before = fingerprintOf(volume);
    const set = await cli.run('hive', 'set', hive, VERSION, 'ProductName', 'REG_SZ', 'Other');
    expect([set.code, set.out, set.err]).toEqual([
      0,
      [
        `SOFTWARE\\${VERSION}`,
        '  - ProductName = Windows Server 2012 R2 Datacenter (REG_SZ)',
        '  + ProductName = Other (REG_SZ)',
        '',
      ].join('\n'),
      'Nothing was written. Add --apply to change the hive.\n',
    ]);
    const json = await cli.json('hive', 'delete', hive, VERSION, 'productname', '--json');
    expect(outputSchema('hive-delete').parse(json)).toEqual(json);
    expect(json).toEqual({
      schema: 'imageprep/hive-delete/1',
      file: hive,
      key: VERSION,
      value: 'productname',
      changes: [
        {
          key: `SOFTWARE\\${VERSION}`,
          value: 'productname',
          before: 'ProductName = Windows Server 2012 R2 Datacenter (REG_SZ)',
          after: null,
        },
      ],
      changed: true,
      warning: '',
      applied: false,
      editId: null,
    });
    expect(fingerprintOf(volume)).toEqual(before);
  });

  test('with --apply write, and name the command that gives every byte back', async () => {
    const { hive } = sample();
    const before = readFileSync(hive);
    const set = await cli.run('hive', 'set', hive, 'New\\Key', 'N', 'REG_DWORD', '7', '--apply');
    expect([set.code, set.out]).toEqual([0, 'SOFTWARE\\New\\Key\n  + N = 7 (REG_DWORD)\n']);
    expect((await cli.run('hive', 'get', hive, 'new\\key', 'n')).out).toBe('7\n');
    const again = await cli.run('hive', 'set', hive, 'New\\Key', 'N', 'REG_DWORD', '0x7', '--apply');
    expect([again.out, again.err]).toEqual(['No change: the hive holds this already.\n', 'Nothing was written.\n']);
    const listed = (await cli.run('history', 'list', '--kind', 'edit', '--limit', '1')).out;
    expect(listed).toContain(undoOf(set.err)[2]);
    expect((await cli.run(...undoOf(set.err))).code).toBe(0);
    expect(readFileSync(hive).equals(before)).toBe(true);
  });

  test('a secret comes over standard input, and stands nowhere but in the hive', async () => {
    const { hive } = sample();
    const args = ['hive', 'set', hive, WINLOGON, 'DefaultPassword', 'REG_SZ', '-', '--apply', '--json'];
    const { out, err } = await cli.runWith({ input: `${SECRET}\n` }, ...args);
    expect(JSON.parse(out)).toMatchObject({ applied: true, changes: [{ after: 'DefaultPassword = ••• (REG_SZ)' }] });
    const secret = [Buffer.from(SECRET), Buffer.from(SECRET, 'utf16le')];
    expect(out + err).not.toContain(SECRET);
    const data = join(cli.folder, 'data');
    const kept = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(kept.length).toBeGreaterThan(0);
    for (const { parentPath, name } of kept)
      expect(secret.some((bytes) => readFileSync(join(parentPath, name)).includes(bytes))).toBe(false);
    expect((await cli.run('hive', 'get', hive, WINLOGON, 'DefaultPassword', '--show-secrets')).out).toBe(`${SECRET}\n`);
  });

  test('end with the code that tells why not', async () => {
    const { hive } = sample();
    const codes = await Promise.all([
      cli.run('hive', 'set', hive, 'A', 'B', 'REG_WORD', '1'),
      cli.run('hive', 'set', hive, 'A', 'B', 'REG_DWORD', 'one'),
      cli.run('hive', 'delete', hive, 'No\\Such'),
      cli.run('hive', 'delete', hive, VERSION, 'NoSuch'),
      cli.run('hive', 'delete', hive, ''),
      cli.run('hive', 'delete', `${hive}.none`, 'A'),
    ]);
    expect(codes.map(({ code }) => code)).toEqual([64, 64, 66, 66, 77, 66]);
    expect(codes[3]?.err).toContain(
      'List the values of the key with "hive get"; the default value has the empty name.',
    );
    expect(codes[4]?.err).toContain('Name a key below the root, or with VALUE the value of the root that is to go.');
  });

  test('fix show --script gives one proposal for doing it by hand', async () => {
    const volume = cli.sample('orphan-profile');
    const shown = await cli.run('fix', 'show', volume, 'remove-stale-profile-keys', '--script', 'reg');
    expect(shown.out).toMatch(/^Windows Registry Editor Version 5\.00\r\n/);
    const saved = await cli.run('fix', 'show', volume, 'remove-stale-profile-keys', '--script', 'reg', '-o', 'a.reg');
    expect([saved.code, readFileSync(join(cli.folder, 'a.reg')).toString('utf16le')]).toEqual([
      0,
      `\ufeff${shown.out}`,
    ]);
    expect((await cli.run('fix', 'show', volume, '--script', 'ps1')).code).toBe(64);
  });

  test('say what to do next where they are refused, and the history says what was changed', async () => {
    const { volume, hive } = sample();
    const refused = await Promise.all([
      cli.run('hive', 'delete', hive, ''),
      cli.run('hive', 'delete', hive, VERSION, 'NoSuchValue'),
      cli.run('hive', 'delete', hive, 'No\\Such'),
    ]);
    expect(refused.map(({ code, err }) => [code, /Remedy: (.*)/.exec(err)?.[1]])).toEqual([
      [77, 'Name a key below the root, or with VALUE the value of the root that is to go.'],
      [66, 'List the values of the key with "hive get"; the default value has the empty name.'],
      [66, 'List the keys of the hive: the path is relative to its root, without the name of the root.'],
    ]);
    expect((await cli.run('hive', 'delete', hive, VERSION, 'ProductName', '--apply')).code).toBe(0);
    const listed = (await cli.run('history', 'list', '--volume', volume)).out.trimEnd();
    expect(listed.endsWith(`  ${volume} ${SOFTWARE}`)).toBe(true);
  });
});
