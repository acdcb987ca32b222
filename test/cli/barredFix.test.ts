import { mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fingerprintOf } from '../support/engine.ts';
import { makeDirty } from '../support/hivesLogs.ts';
import { buildCli, PATIENCE, SOFTWARE, type BuiltCli } from './builtCli.ts';

const FIX = 'remove-stale-profile-keys';
const OTHER = 'set-copyprofile-false';
const SAYS = 'The hive was not written completely, so it is not changed.';
const NEXT = 'Keep its logs beside it and make the proposal anew, or start the machine once and shut it down cleanly.';

let cli: BuiltCli;
beforeAll(async () => {
  cli = await buildCli();
}, PATIENCE);
afterAll(() => cli.close());

function dirtyVolume(): string {
  const volume = cli.sample('failed-copyprofile');
  writeFileSync(join(volume, SOFTWARE), makeDirty(new Uint8Array(readFileSync(join(volume, SOFTWARE)))));
  return volume;
}

/** A volume whose SOFTWARE hive is a link to where it was moved. */
function linkedVolume(folder: (volume: string) => string): string {
  const volume = cli.sample('orphan-profile');
  const target = folder(volume);
  mkdirSync(target);
  renameSync(join(volume, SOFTWARE), join(target, 'SOFTWARE'));
  symlinkSync(join(target, 'SOFTWARE'), join(volume, SOFTWARE));
  return volume;
}

describe('a remedy that changes a dirty hive without logs', { timeout: PATIENCE }, () => {
  test('is shown as one that cannot be applied, with what to do next', async () => {
    const volume = dirtyVolume();
    const { out } = await cli.run('fix', 'list', volume);
    const told = [`    Cannot be applied here: ${SAYS} (${SOFTWARE} offset 0x0)`, `    Remedy: ${NEXT}`];
    expect(out.split('\n').filter((line) => told.includes(line))).toEqual(told);
    const { proposals } = await cli.json('fix', 'list', volume, '--json');
    expect(proposals).toMatchObject([
      { id: FIX, applicability: { kind: 'cannotApply', reason: { code: 'hive-dirty', fix: NEXT } } },
      { id: OTHER, applicability: { kind: 'canApply' } },
    ]);
    const script = await cli.run('fix', 'show', volume, FIX, '--script', 'ps1');
    expect([script.code, script.out.includes('ProfileList')]).toEqual([0, true]);
  });

  test('is refused before anything of the same command is written', async () => {
    const volume = dirtyVolume();
    const before = fingerprintOf(volume);
    const { code, err } = await cli.run('fix', 'apply', volume, OTHER, FIX, '--yes');
    expect([code, err.includes(SAYS), err.includes('Windows\\System32\\config\\SOFTWARE')]).toEqual([77, true, true]);
    expect(fingerprintOf(volume)).toEqual(before);
  });
});

describe('a remedy of a volume that must not be written', { timeout: PATIENCE }, () => {
  test('is shown as one that cannot be applied, and refused with the same words', async () => {
    const volume = cli.sample('orphan-profile');
    writeFileSync(join(volume, 'hiberfil.sys'), `HIBR${'\0'.repeat(4092)}`);
    const before = fingerprintOf(volume);
    const says = `"${volume}" is not changed: the Windows on it is hibernated.`;
    const fix = 'Start that Windows, shut it down with "shutdown /s /t 0", and open the volume again.';
    const { proposals } = await cli.json('fix', 'list', volume, '--json');
    const reason = { code: 'volume-write-barred', summary: says, fix };
    const applicability = { kind: 'cannotApply', reason };
    expect(proposals).toMatchObject([
      { id: FIX, applicability },
      { id: OTHER, applicability },
    ]);
    const { code, err } = await cli.run('fix', 'apply', volume, FIX, '--yes');
    expect([code, err.includes(says), err.includes(fix)]).toEqual([77, true, true]);
    expect(fingerprintOf(volume)).toEqual(before);
  });
});

describe('a remedy that changes a hive behind a link', { timeout: PATIENCE }, () => {
  test('inside the volume is shown as one that cannot be applied, and refused', async () => {
    const volume = linkedVolume((root) => join(root, 'real'));
    const before = fingerprintOf(volume);
    const { proposals } = await cli.json('fix', 'list', volume, '--json');
    expect(proposals).toMatchObject([
      { id: FIX, applicability: { kind: 'cannotApply', reason: { code: 'target-through-link' } } },
      { id: OTHER, applicability: { kind: 'canApply' } },
    ]);
    const { code, err } = await cli.run('fix', 'apply', volume, FIX, '--yes');
    expect([code, err.includes('lies behind a link, so it is not changed.')]).toEqual([77, true]);
    expect(fingerprintOf(volume)).toEqual(before);
  });

  test('that leads out is not offered, and asked for all the same it says what could not be looked at', async () => {
    const volume = linkedVolume((root) => `${root}-elsewhere`);
    const { code, err } = await cli.run('fix', 'apply', volume, FIX, '--yes');
    expect([code, err.includes('which lies outside this volume.')]).toEqual([75, true]);
  });
});
