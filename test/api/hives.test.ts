import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPages } from '../../main/registry/regf/readPages.ts';
import { buildHive, type KeySpec } from '../../main/registry/regf/build.ts';
import { openHive, openHivePartly } from '../../main/registry/regf/hive.ts';
import { encodeDword, encodeString } from '../../main/registry/values.ts';
import { type Diagnostic, unwrap } from '../../shared/model/diagnostic.ts';
import { temporaryFolder } from '../support/corpus.ts';
import { contentsOf, openEngine, type Engine } from '../support/engine.ts';
import { NEW_YEAR_2020 } from '../support/hives.ts';
import { makeDirty, newLog } from '../support/hivesLogs.ts';

let engine: Engine;
beforeAll(() => {
  engine = openEngine();
});
afterAll(() => engine.close());

const winlogon: KeySpec = {
  name: 'Winlogon',
  className: 'shell',
  values: [
    { name: 'DefaultPassword', type: 'REG_SZ', data: encodeString('hunter2') },
    { name: 'ForgetPassword', type: 'REG_DWORD', data: encodeDword(1) },
    { name: '', type: 'REG_SZ', data: encodeString('default') },
  ],
};

function hiveOf(state: number): Uint8Array {
  const root: KeySpec = {
    name: 'ROOT',
    values: [{ name: 'State', type: 'REG_DWORD', data: encodeDword(state) }],
    keys: [
      winlogon,
      { name: 'Many', keys: Array.from({ length: 600 }, (_, index) => ({ name: `Key ${1000 + index}` })) },
      { name: 'Deep', keys: [{ name: 'Deeper', keys: [{ name: 'Deepest' }] }] },
    ],
  };
  return buildHive({ root, lastWritten: NEW_YEAR_2020, fileName: 'SOFTWARE' });
}

/** Writes files to a folder of their own; gives the path of the first. */
function written(files: Readonly<Record<string, Uint8Array>>): string {
  const folder = temporaryFolder();
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return join(folder, Object.keys(files)[0] ?? '');
}

const codes = ({ warnings }: { readonly warnings: readonly Diagnostic[] }): readonly string[] =>
  warnings.map(({ code }) => code);

const sound = written({ SOFTWARE: hiveOf(1) });
const dirty = written({
  SOFTWARE: makeDirty(hiveOf(1)),
  'software.LoG1': newLog([hiveOf(1), hiveOf(2)], 2),
  'software.LoG2': Buffer.alloc(0),
});

const failsWith = (code: string, diagnostic: string) => ({
  code,
  cause: { problem: { diagnostic: { code: diagnostic } } },
});

describe('a hive by its path', () => {
  test('is counted', async () => {
    expect(await engine.caller.hives.stat({ file: sound })).toEqual({
      file: sound,
      version: '1.5',
      rootName: 'ROOT',
      keys: 606,
      values: 4,
      dirty: false,
      logsApplied: [],
      lastWritten: '2020-01-01T00:00:00.000Z',
      nameInside: 'SOFTWARE',
      warnings: [],
    });
  });

  test('lists a key, in any case, and holds a secret back until it is asked for', async () => {
    const listing = await engine.caller.hives.list({ file: sound, key: '\\WINLOGON' });
    expect(listing).toEqual({
      file: sound,
      path: 'Winlogon',
      className: 'shell',
      lastWritten: '2020-01-01T00:00:00.000Z',
      values: [
        { name: 'DefaultPassword', type: 'REG_SZ', data: null, secret: true },
        { name: 'ForgetPassword', type: 'REG_DWORD', data: 1, secret: false },
        { name: '', type: 'REG_SZ', data: 'default', secret: false },
      ],
      keys: [],
      warnings: [],
    });
    const shown = await engine.caller.hives.list({ file: sound, key: 'Winlogon', showSecrets: true });
    expect(shown.values[0]).toEqual({ name: 'DefaultPassword', type: 'REG_SZ', data: 'hunter2', secret: true });
  });

  test('holds back what the name of its key calls a secret', async () => {
    const text = { type: 'REG_SZ', data: encodeString('hunter2') } as const;
    const keys = [
      {
        name: 'AdministratorPassword',
        values: [
          { name: 'Value', ...text },
          { name: '', ...text },
          { name: 'Other', ...text },
        ],
      },
    ];
    const root = { name: 'ROOT', keys };
    const file = written({ SOFTWARE: buildHive({ root, lastWritten: NEW_YEAR_2020 }) });
    const { values } = await engine.caller.hives.list({ file, key: 'AdministratorPassword' });
    expect(values.map(({ name, data }) => [name, data])).toEqual([
      ['Value', null],
      ['', null],
      ['Other', 'hunter2'],
    ]);
    expect((await engine.caller.hives.export({ file })).text?.split('hunter2').length).toBe(2);
  });

  test('gives one value, the default one by an empty name', async () => {
    const value = await engine.caller.hives.value({ file: sound, key: 'Winlogon', name: '' });
    expect(value).toMatchObject({ path: 'Winlogon', name: '', type: 'REG_SZ', data: 'default' });
  });

  test('says which key or value is not there', async () => {
    const { value, list } = engine.caller.hives;
    await expect(value({ file: sound, key: 'Deep\\No', name: '' })).rejects.toMatchObject(
      failsWith('NOT_FOUND', 'key-not-found'),
    );
    await expect(list({ file: sound, key: 'Deep/Deeper' })).rejects.toMatchObject({
      cause: { problem: { diagnostic: { fix: expect.stringContaining('Write backslashes') as string } } },
    });
    await expect(value({ file: sound, key: 'Deep', name: 'No' })).rejects.toMatchObject(
      failsWith('NOT_FOUND', 'value-not-found'),
    );
  });

  test('says what is no hive, a folder or not there', async () => {
    const { stat } = engine.caller.hives;
    const text = written({ SYSTEM: Buffer.from('no hive '.repeat(200)) });
    await expect(stat({ file: text })).rejects.toMatchObject(failsWith('UNPROCESSABLE_CONTENT', 'hive-not-regf'));
    await expect(stat({ file: join(text, '..') })).rejects.toMatchObject(
      failsWith('UNPROCESSABLE_CONTENT', 'not-a-file'),
    );
    await expect(stat({ file: `${text}x` })).rejects.toMatchObject(failsWith('NOT_FOUND', 'path-missing'));
  });

  test('is read with the logs beside it, whatever the case of their names, and without them on demand', async () => {
    const { stat, value } = engine.caller.hives;
    const state = { file: dirty, key: '', name: 'State' };
    expect((await value(state)).data).toBe(2);
    expect((await value({ ...state, logs: false })).data).toBe(1);
    const told = async (logs: boolean) => {
      const { warnings, ...rest } = await stat({ file: dirty, logs });
      return { ...rest, warnings: warnings.map(({ code, severity }) => `${severity} ${code}`) };
    };
    expect(await told(true)).toMatchObject({ dirty: true, logsApplied: ['LOG1'], warnings: ['info hive-dirty'] });
    expect(await told(false)).toMatchObject({ dirty: true, logsApplied: [], warnings: ['warning hive-dirty'] });
    const [unread] = (await stat({ file: dirty, logs: false })).warnings;
    expect(unread?.detail).toMatch(/^No log was replayed: /);
  });

  test('is never changed by reading, nor is anything beside it', async () => {
    const folder = join(dirty, '..');
    const before = contentsOf(folder);
    await engine.caller.hives.verify({ file: dirty });
    await engine.caller.hives.tree({ file: dirty });
    expect(contentsOf(folder)).toEqual(before);
  });

  test('is not looked for behind a link that leads out of its volume', async () => {
    const volume = temporaryFolder();
    mkdirSync(join(volume, 'Windows/System32/config'), { recursive: true });
    const link = join(volume, 'Windows/System32/config/SOFTWARE');
    symlinkSync(sound, link);
    await expect(engine.caller.hives.stat({ file: link })).rejects.toMatchObject(
      failsWith('FORBIDDEN', 'link-out-of-volume'),
    );
  });
});

describe('looking up one key', () => {
  test('reads the pages on its way only, each once', () => {
    const file = hiveOf(1);
    const read: number[] = [];
    const { bytes, load } = readPages(file.length, (position, length) => {
      for (let at = position; at < position + length; at += 4096) read.push(at);
      return file.subarray(position, position + length);
    });
    const key = unwrap(openHivePartly(bytes, load)).root.subkey('winlogon');
    expect(key?.value('DefaultPassword')?.data).toEqual(encodeString('hunter2'));
    expect(new Set(read).size).toBe(read.length);
    expect(read.length).toBeLessThan(file.length / 4096 / 4);
  });

  test('does not see damage elsewhere, which counting and verifying do', async () => {
    const bytes = hiveOf(1);
    const middle = Math.floor(bytes.length / 8192) * 4096;
    bytes.fill(0, middle, middle + 4096);
    const file = written({ SOFTWARE: bytes });
    expect((await engine.caller.hives.list({ file, key: 'Winlogon' })).warnings).toEqual([]);
    expect((await engine.caller.hives.verify({ file })).problems[0]).toMatchObject({
      code: 'hive-bin-signature',
      offset: middle,
    });
  });
});

describe('the tree of a hive', () => {
  test('goes as deep as it is told', async () => {
    const { tree } = await engine.caller.hives.tree({ file: sound, key: 'Deep', depth: 1 });
    expect(tree.map(({ path, depth, keys, values }) => [path, depth, keys, values])).toEqual([
      ['Deep', 0, 1, 0],
      ['Deep\\Deeper', 1, 1, 0],
    ]);
  });

  test.each([
    [605, false, 605],
    [606, true, 606],
    [1000, true, 606],
  ])('with at most %i keys is complete: %s', async (limit, complete, length) => {
    const found = await engine.caller.hives.tree({ file: sound, limit });
    expect([found.complete, found.tree.length]).toEqual([complete, length]);
  });
});

describe('an export', () => {
  const header = 'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Winlogon]\r\n';
  const rest = '"ForgetPassword"=dword:00000001\r\n@="default"\r\n\r\n';

  test('goes to a file in UTF-16 with its mark, whole', async () => {
    const output = join(temporaryFolder(), 'winlogon.reg');
    const { text } = await engine.caller.hives.export({ file: sound, key: 'winlogon', output });
    const bytes = readFileSync(output);
    expect([text, bytes.subarray(0, 2), bytes.toString('utf16le').slice(1)]).toEqual([
      null,
      Buffer.of(0xff, 0xfe),
      `${header}"DefaultPassword"="hunter2"\r\n${rest}`,
    ]);
  });

  test('that is shown leaves secrets out, unless they are asked for', async () => {
    const asked = { file: sound, key: 'winlogon' };
    expect((await engine.caller.hives.export(asked)).text).toBe(
      `${header}; "DefaultPassword" is left out: its data is a secret.\r\n${rest}`,
    );
    const shown = await engine.caller.hives.export({ ...asked, showSecrets: true });
    expect(shown.text).toContain('"DefaultPassword"="hunter2"');
  });

  test.each([
    ['NTUSER.DAT', undefined, 'HKEY_CURRENT_USER'],
    ['usrclass.dat', undefined, 'HKEY_CURRENT_USER\\Software\\Classes'],
    ['DEFAULT', undefined, 'HKEY_USERS\\.DEFAULT'],
    ['SYSTEM', undefined, 'HKEY_LOCAL_MACHINE\\SYSTEM'],
    ['SYSTEM', 'HKEY_LOCAL_MACHINE\\Offline', 'HKEY_LOCAL_MACHINE\\Offline'],
  ])('of %s with prefix %s calls the root %s', async (name, prefix, root) => {
    const file = written({ [name]: hiveOf(1) });
    const { text } = await engine.caller.hives.export({ file, key: 'Deep\\Deeper\\Deepest', prefix });
    expect(text).toContain(`\r\n[${root}\\Deep\\Deeper\\Deepest]\r\n`);
  });

  test('of values that share their data ends where the hive could hold no more', async () => {
    const blob = { type: 'REG_BINARY', data: new Uint8Array(16_000).fill(1) } as const;
    const values = [
      { ...blob, name: 'First' },
      ...Array.from({ length: 400 }, (_, index) => ({ ...blob, name: `V${index}`, data: blob.data.subarray(0, 5) })),
    ];
    const keys = Array.from({ length: 4 }, (_, index) => ({ name: `K${index}`, values }));
    const bytes = buildHive({ root: { name: 'ROOT', keys }, lastWritten: NEW_YEAR_2020 });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (const key of unwrap(openHive(bytes)).root.subkeys()) {
      const list = 4100 + view.getUint32(key.position + 40, true);
      const first = 4100 + view.getUint32(list, true);
      for (let index = 1; index <= 400; index += 1)
        bytes.copyWithin(4104 + view.getUint32(list + 4 * index, true), first + 4, first + 12);
    }
    const file = written({ SYSTEM: bytes });
    const listed = await engine.caller.hives.list({ file, key: 'K0' });
    expect([codes(listed), listed.values.length < 20]).toEqual([['hive-data-overlap'], true]);
    const exported = await engine.caller.hives.export({ file });
    expect(new Set(codes(exported))).toEqual(new Set(['hive-data-overlap']));
    expect(exported.text?.length).toBeLessThan(10 * bytes.length);
  });
});
