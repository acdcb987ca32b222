import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeUtf16 } from '../../shared/base/utf16.ts';
import { fingerprintOf, openEngine, type Engine } from '../support/engine.ts';

const STALE = 'remove-stale-profile-keys';

let engine: Engine;
beforeAll(() => {
  engine = openEngine();
});
afterAll(() => engine.close());

test('a proposal of registry changes is given as PowerShell or as a .reg file, and nothing is written', async () => {
  const volume = await engine.sample('orphan-profile');
  const before = fingerprintOf(volume);
  const { text: powerShell } = await engine.caller.fix.script({ volume, id: STALE });
  const { text: reg } = await engine.caller.fix.script({ volume, id: STALE, format: 'reg' });
  expect(powerShell).toMatch(/^param\(\[string\]\$Volume\)\r\n/);
  expect(reg).toMatch(
    /^Windows Registry Editor Version 5.00\r\n; .*\r\n; Import this on the running source machine, .*\r\n\r\n\[-HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList\\S-1-5-21-[\d-]+\]\r\n$/,
  );
  const output = join(engine.data, 'stale.reg');
  expect(await engine.caller.fix.saveScript({ volume, id: STALE, format: 'reg', output })).toEqual({ output });
  expect(decodeUtf16(readFileSync(output))).toBe(`\ufeff${reg}`);
  expect(fingerprintOf(volume)).toEqual(before);
});

test('a proposal that changes other files has no .reg file', async () => {
  const volume = await engine.sample('failed-copyprofile');
  await expect(engine.caller.fix.script({ volume, id: 'set-copyprofile-false', format: 'reg' })).rejects.toMatchObject({
    cause: { problem: { diagnostic: { code: 'script-not-possible' } } },
  });
});
