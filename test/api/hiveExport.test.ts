import { existsSync, linkSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildHive } from '../../main/registry/regf/build.ts';
import { openEngine, type Engine } from '../support/engine.ts';
import { NEW_YEAR_2020 } from '../support/hives.ts';
import { hiveStates, newLog } from '../support/hivesLogs.ts';
import { temporaryFolder } from '../support/corpus.ts';

const EMPTY = new Uint8Array(0);

let engine: Engine;
beforeAll(() => {
  engine = openEngine();
});
afterAll(() => engine.close());

const failsWith = (code: string, diagnostic: string) => ({
  code,
  cause: { problem: { diagnostic: { code: diagnostic } } },
});

test('an export is never written over the hive that it is made of, under whatever name, or a log of it', async () => {
  const [before = EMPTY, after = EMPTY] = hiveStates(2);
  const file = join(temporaryFolder(), 'SOFTWARE');
  const log = newLog([before, after], 2);
  writeFileSync(file, before);
  writeFileSync(`${file}.LOG1`, log);
  const other = join(temporaryFolder(), 'other.reg');
  linkSync(file, other);
  for (const output of [file, other, `${file}.LOG1`])
    await expect(engine.caller.hives.export({ file, output })).rejects.toMatchObject(
      failsWith('FORBIDDEN', 'copy-over-source'),
    );
  expect([readFileSync(file).equals(before), readFileSync(`${file}.LOG1`).equals(log)]).toEqual([true, true]);
});

test('an export is never written into the volume of the hive', async () => {
  const volume = await engine.sample('healthy');
  const file = join(volume, 'Windows/System32/config/SOFTWARE');
  const before = readFileSync(file);
  await expect(engine.caller.hives.export({ file, output: file })).rejects.toMatchObject(
    failsWith('FORBIDDEN', 'copy-in-volume'),
  );
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(existsSync(join(volume, 'Windows/System32/config'))).toBe(true);
});

test('an export leaves keys out whose names would begin lines of their own, and tells so', async () => {
  const keys = [{ name: 'a]\r\n[-HKEY_LOCAL_MACHINE\\SAM', keys: [{ name: 'below' }] }, { name: 'b' }];
  const file = join(temporaryFolder(), 'SYSTEM');
  writeFileSync(file, buildHive({ root: { name: 'ROOT', keys }, lastWritten: NEW_YEAR_2020 }));
  const { text, warnings } = await engine.caller.hives.export({ file });
  expect(text?.match(/^\[.*$/gm)).toEqual(['[HKEY_LOCAL_MACHINE\\SYSTEM]', '[HKEY_LOCAL_MACHINE\\SYSTEM\\b]']);
  expect(warnings).toMatchObject([{ code: 'export-keys-left-out', detail: 'Exporting a hive. Keys left out: 2.' }]);
});
