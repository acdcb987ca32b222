import { describe, expect, test } from 'vitest';
import { buildHive, type KeySpec } from '../../main/registry/regf/build.ts';
import { OverlayRegistry } from '../../main/registry/overlay.ts';
import { encodeString, printValue } from '../../main/registry/values.ts';
import { path, text } from '../../main/sample/hiveSpecs.ts';
import { openHives } from '../../main/subject/hives.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import { PROFILE_LIST } from '../../shared/model/account.ts';
import type { RegistryValue, RegistryView } from '../../shared/model/registry.ts';
import type { Found } from '../../shared/model/volume.ts';
import { hiveWith, sampleFiles, subjectOf, type Files } from '../support/worlds.ts';
import { makeDirty, newLog } from '../support/hivesLogs.ts';

const SID = 'S-1-5-21-2037512345-1122334455-987654321-500';
const FOLDER = 'Users/Administrator';

/** A user's hive whose `Software` key has this owner. */
function userHive(owner: string): Uint8Array {
  const root: KeySpec = { name: 'ROOT', keys: [path('Software', [], [text('Owner', owner)])] };
  return buildHive({ root, lastWritten: 1n });
}

function registryOf(files: Files): RegistryView {
  return openHives(memoryFs({ ...sampleFiles('healthy'), ...files })).registry;
}

const shown = (found: Found<RegistryValue>) =>
  found.kind === 'found'
    ? printValue(found.value).data
    : found.kind === 'absent'
      ? 'absent'
      : found.problem.diagnostic.code;
const owner = (registry: RegistryView, root = SID) => shown(registry.value(`HKU\\${root}\\Software`, 'Owner'));

const withPath = (profile: string) =>
  openHives(
    memoryFs(
      hiveWith(
        'healthy',
        'SOFTWARE',
        path(
          `${PROFILE_LIST.replace('HKLM\\SOFTWARE\\', '')}\\S-1-5-21-9-9-9-1000`,
          [],
          [{ name: 'ProfileImagePath', type: 'REG_EXPAND_SZ', data: encodeString(profile) }],
        ),
      ),
    ),
  ).registry;

describe('the hives of users', () => {
  const files = {
    [`${FOLDER}/NTUSER.DAT`]: userHive('administrator'),
    [`${FOLDER}/AppData/Local/Microsoft/Windows/UsrClass.dat`]: userHive('classes'),
    'Users/Default/NTUSER.DAT': userHive('default user'),
  };

  test('are mounted by SID, with their classes, and that of the default profile', () => {
    const registry = registryOf(files);
    expect([
      owner(registry),
      owner(registry, SID.toLowerCase()),
      owner(registry, `${SID}_Classes`),
      owner(registry, 'Default User'),
      shown(registry.value(`HKEY_USERS\\${SID}\\software`, 'owner')),
    ]).toEqual(['administrator', 'administrator', 'classes', 'default user', 'administrator']);
    const key = registry.key(`HKU\\${SID}\\Software`);
    expect(key.kind === 'found' && key.value.path).toBe(`HKU\\${SID}\\Software`);
    expect(registry.key('HKU\\.DEFAULT').kind).toBe('found');
  });

  test('have their logs replayed', () => {
    const before = userHive('before1');
    const sequence = new DataView(before.buffer, before.byteOffset).getUint32(8, true);
    const log = newLog([before, userHive('after_1')], sequence + 1);
    const logged = { [`${FOLDER}/NTUSER.DAT`]: makeDirty(before), [`${FOLDER}/ntuser.dat.LOG1`]: log };
    expect(owner(registryOf(logged))).toBe('after_1');
  });

  test('are absent without profile or file, unreadable where they are damaged or elsewhere', () => {
    const whole = userHive('administrator');
    expect([
      owner(registryOf(files), 'S-1-5-21-9-9-9-1000'),
      owner(withPath('C:\\Users\\nobody'), 'S-1-5-21-9-9-9-1000'),
      owner(withPath('D:\\Users\\nobody'), 'S-1-5-21-9-9-9-1000'),
      owner(registryOf({ [`${FOLDER}/NTUSER.DAT`]: 'no hive at all' })),
      shown(registryOf({ [`${FOLDER}/NTUSER.DAT`]: whole.subarray(0, whole.length - 512) }).value(`HKU\\${SID}`, 'x')),
    ]).toEqual(['absent', 'absent', 'profile-elsewhere', 'hive-not-regf', 'hive-damaged']);
  });

  test('are opened when asked, few of them at a time, and again when the file has changed', () => {
    const world: Files = { ...sampleFiles('healthy'), ...files };
    const asked: string[] = [];
    let disk = memoryFs(world);
    const { registry } = openHives({
      root: disk.root,
      space: () => disk.space(),
      stat: (at) => disk.stat(at),
      readRange: (at, offset, length) => disk.readRange(at, offset, length),
      list: (at) => disk.list(at),
      read: (at) => {
        if (/NTUSER\.DAT$/i.test(at)) asked.push(at);
        return disk.read(at);
      },
    });
    expect(asked).toEqual([]);
    owner(registry);
    owner(registry);
    expect(asked).toEqual([`${FOLDER}/NTUSER.DAT`]);
    disk = memoryFs({ ...world, [`${FOLDER}/NTUSER.DAT`]: userHive('the administrator, changed'.repeat(300)) });
    expect(String(owner(registry))).toMatch(/^the administrator, changed/);
    expect(asked).toHaveLength(2);
  });

  test('are not opened by reading a volume', () => {
    const broken = { ...sampleFiles('healthy'), [`${FOLDER}/NTUSER.DAT`]: 'no hive' };
    expect(subjectOf(broken).report.problems).toEqual([]);
  });

  test('can be changed in memory under an overlay', () => {
    const base = registryOf(files);
    const overlay = new OverlayRegistry(base);
    overlay.setValue(`HKU\\${SID}\\Software`, 'owner', 'REG_SZ', encodeString('somebody'));
    overlay.setValue(`HKU\\${SID}_Classes\\New\\Key`, '', 'REG_SZ', encodeString('made'));
    overlay.deleteKey('HKU\\Default User\\Software');
    expect([
      owner(overlay),
      shown(overlay.value(`HKU\\${SID}_Classes\\New\\Key`, '')),
      owner(overlay, 'Default User'),
    ]).toEqual(['somebody', 'made', 'absent']);
    expect([owner(base), owner(base, 'Default User')]).toEqual(['administrator', 'default user']);
    expect(overlay.changes().map((change) => change.target)).toEqual([
      `HKU\\${SID}\\Software\\!Owner`,
      `HKU\\${SID}_Classes\\New\\Key\\!`,
      'HKU\\Default User\\Software\\!Owner',
    ]);
  });
});
