import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyHive } from '../../main/registry/regf/verify.ts';
import { openHive } from '../../main/registry/regf/hive.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import type { RegistryEdit } from '../../shared/model/registry.ts';
import { contentsOf, openEngine, type Engine } from '../support/engine.ts';
import { makeDirty, newLog } from '../support/hivesLogs.ts';

const SOFTWARE = 'Windows/System32/config/SOFTWARE';
const SET: RegistryEdit = { kind: 'setValue', keyPath: 'New\\Key', name: 'N', type: 'REG_SZ', data: 'text' };

let engine: Engine;
beforeAll(() => {
  engine = openEngine();
});
afterAll(() => engine.close());

async function hiveOf(): Promise<{ readonly volume: string; readonly file: string }> {
  const volume = await engine.sample('healthy');
  return { volume, file: join(volume, SOFTWARE) };
}

/** Shows an edit and carries it out as it was shown. */
async function carryOut(file: string, edit: RegistryEdit) {
  const { fingerprint, logs } = await engine.caller.hives.preview({ file, edit });
  return engine.caller.hives.save({ file, edit, fingerprint, logs: [...logs] });
}

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: { readonly cause?: { readonly problem?: { readonly diagnostic: { readonly code: string } } } }) =>
      error.cause?.problem?.diagnostic.code ?? 'another error',
  );

const valueOf = (file: string, key: string, name: string): unknown =>
  [
    ...(unwrap(openHive(readFileSync(file)))
      .root.subkey(key)
      ?.values() ?? []),
  ].find((value) => value.name === name);

test('edits of one hive are undone one after the other, byte for byte, and stand in the history', async () => {
  const { volume, file } = await hiveOf();
  const before = contentsOf(volume);
  const set = await carryOut(file, SET);
  const removed = await carryOut(file, { kind: 'deleteKey', keyPath: 'new' });
  expect([set.root, set.files, set.changes]).toEqual([
    volume,
    [SOFTWARE],
    [{ key: 'SOFTWARE\\New\\Key', value: 'N', before: null, after: 'N = text (REG_SZ)' }],
  ]);
  expect(verifyHive(unwrap(openHive(readFileSync(file))))).toEqual([]);
  const { records } = await engine.caller.history.list({ limit: 2 });
  expect(records.map(({ summary, volume: of, files }) => [summary, of, files])).toEqual([
    ['Delete SOFTWARE\\new', volume, [SOFTWARE]],
    ['Set "N" of SOFTWARE\\New\\Key', volume, [SOFTWARE]],
  ]);
  for (const { editId } of [removed, set]) await engine.caller.fix.undo({ volume: set.root, editId });
  expect(contentsOf(volume)).toEqual(before);
});

test('a path that leads to no key yet is told before a value is set there', async () => {
  const { file } = await hiveOf();
  const hints = ['Slashed/Path', '\\CurrentControlSet\\Control', 'Microsoft\\'].map(async (keyPath) => {
    const { changes, warning } = await engine.caller.hives.preview({ file, edit: { ...SET, keyPath } });
    return [changes[0]?.key, /it is added|$/.exec(warning)?.[0], /backslashes|ControlSet001|$/.exec(warning)?.[0]];
  });
  expect(await Promise.all(hints)).toEqual([
    ['SOFTWARE\\Slashed/Path', 'it is added', 'backslashes'],
    ['SOFTWARE\\CurrentControlSet\\Control', 'it is added', 'ControlSet001'],
    ['SOFTWARE\\Microsoft', '', ''],
  ]);
});

test('a hive that changed after it was shown is not written', async () => {
  const { file } = await hiveOf();
  const { fingerprint } = await engine.caller.hives.preview({ file, edit: SET });
  await carryOut(file, { ...SET, keyPath: 'Other' });
  const changed = readFileSync(file);
  await expect(engine.caller.hives.save({ file, edit: SET, fingerprint, logs: [] })).rejects.toThrow(
    `"${file}" changed since the proposal was made; nothing was written.`,
  );
  expect(readFileSync(file).equals(changed)).toBe(true);
});

/** A dirty hive with the log that holds its key `Logged`, and the other one, which is empty. */
async function dirtyHive() {
  const { volume, file } = await hiveOf();
  const clean = readFileSync(file);
  await carryOut(file, { ...SET, keyPath: 'Logged' });
  const dirty = makeDirty(clean);
  const log = newLog([clean, readFileSync(file)], new DataView(dirty.buffer).getUint32(8, true));
  writeFileSync(file, dirty);
  writeFileSync(`${file}.log1`, log);
  writeFileSync(`${file}.log2`, '');
  return { volume, file, dirty, log };
}

test('a dirty hive is written with what its logs hold, and is dirty again after the undo', async () => {
  const { file, dirty, log } = await dirtyHive();
  const { warning, logs } = await engine.caller.hives.preview({ file, edit: SET });
  expect(warning).toBe(
    'The SOFTWARE hive was not written completely: the changes in its logs are written into it together with this one. '
      + 'The hive has no key "New\\Key": it is added with the value. The path begins below the root of the hive, '
      + 'without HKLM or the name of the hive. "hive tree" lists the keys.',
  );
  expect(logs.map((each) => each.file)).toEqual([`${SOFTWARE}.LOG1`, `${SOFTWARE}.LOG2`]);
  const { root, editId } = await carryOut(file, SET);
  const stat = await engine.caller.hives.stat({ file, logs: true });
  expect([stat.dirty, stat.logsApplied, stat.warnings]).toEqual([false, [], []]);
  expect(valueOf(file, 'Logged', 'N')).toBeDefined();
  expect(readFileSync(`${file}.log1`).equals(log)).toBe(true);
  await engine.caller.fix.undo({ volume: root, editId });
  expect(readFileSync(file).equals(dirty)).toBe(true);
});

test('a dirty hive stays as it is where a log appeared after the preview, and an empty one changes nothing', async () => {
  const { file, dirty, log } = await dirtyHive();
  const { fingerprint, logs } = await engine.caller.hives.preview({ file, edit: SET });
  const seen = { file, edit: SET, fingerprint, logs: [...logs] };
  writeFileSync(`${file}.LOG`, log);
  await expect(engine.caller.hives.save(seen)).rejects.toMatchObject({
    code: 'CONFLICT',
    message: `The log SOFTWARE.LOG came beside "${file}" since the proposal was made; nothing was written.`,
    cause: { problem: { diagnostic: { code: 'target-changed' } } },
  });
  expect(readFileSync(file).equals(dirty)).toBe(true);
  writeFileSync(`${file}.LOG`, '');
  expect((await engine.caller.hives.save(seen)).files).toEqual([SOFTWARE]);
});

test('a dirty hive stays as it is without its logs, with a damaged one, and where one changed since', async () => {
  const { file, dirty, log } = await dirtyHive();
  const { fingerprint, logs } = await engine.caller.hives.preview({ file, edit: SET });
  writeFileSync(`${file}.log1`, log.slice(0, -512));
  const cut = await codeOf(engine.caller.hives.save({ file, edit: SET, fingerprint, logs: [...logs] }));
  const damaged = await codeOf(carryOut(file, SET));
  writeFileSync(`${file}.log1`, log);
  rmSync(`${file}.log2`);
  const alone = await codeOf(carryOut(file, SET));
  symlinkSync(join(file, '../../../../../elsewhere'), `${file}.log2`);
  const unreadable = await codeOf(carryOut(file, SET));
  const { warnings } = await engine.caller.hives.stat({ file, logs: true });
  rmSync(`${file}.log2`);
  rmSync(`${file}.log1`);
  const none = await codeOf(carryOut(file, SET));
  expect([cut, damaged, alone, unreadable, none]).toEqual([
    'hive-replay-incomplete',
    'hive-replay-incomplete',
    'hive-replay-incomplete',
    'hive-replay-incomplete',
    'hive-dirty',
  ]);
  expect(warnings.map(({ code, severity }) => `${code} ${severity}`)).toEqual([
    'hive-dirty info',
    'hive-log-unreadable warning',
  ]);
  writeFileSync(`${file}.log2`, '');
  writeFileSync(`${file}.log1`, Buffer.concat([log, Buffer.alloc(512)]));
  const longer = await codeOf(engine.caller.hives.save({ file, edit: SET, fingerprint, logs: [...logs] }));
  expect(longer).toBe('target-changed');
  expect(readFileSync(file).equals(dirty)).toBe(true);
});
