import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Run } from '../../shared/model/simulation.ts';
import { hiveComplete } from '../../shared/model/volume.ts';
import { runChecks } from '../../main/checks/runChecks.ts';
import {
  finish,
  hiveEdited,
  results,
  runOf,
  sampleFiles,
  sampleWith,
  stepOf,
  subjectOf,
  verdict,
  type Files,
} from '../support/worlds.ts';

const CONFIG = 'Windows/System32/config';
const EC2 = 'Program Files/Amazon/Ec2ConfigService';
const ANSWER = `${EC2}/sysprep2008.xml`;
const BUNDLE = `${EC2}/Settings/BundleConfig.xml`;
const BEFORE = `${EC2}/Scripts/BeforeSysprep.cmd`;
const HIVES = ['SYSTEM', 'SOFTWARE', 'SAM'] as const;
type HiveName = (typeof HIVES)[number];
const healthy = sampleFiles('healthy');

/** The verdicts of the healthy sample without one of its hives. */
function without(name: string): Record<string, string> {
  const files = sampleFiles('healthy');
  delete files[`${CONFIG}/${name}`];
  return results(runOf(files));
}

describe('hives that cannot be read', () => {
  test('without SYSTEM another answer file may win: nothing about the end is promised', () => {
    expect(without('SYSTEM')).toMatchObject({ 'known-way-in': 'cannotTell', 'rdp-reachable-again': 'cannotTell' });
  });
  test('without SOFTWARE neither CopyProfile nor a policy of Remote Desktop is known', () => {
    expect(Object.values(without('SOFTWARE'))).toEqual(Array(4).fill('cannotTell'));
  });
  test('without SAM nobody is known to be able to log in', () => {
    expect(without('SAM')).toMatchObject({
      'known-way-in': 'cannotTell',
      'copyprofile-can-succeed': 'cannotTell',
    });
  });
});

/** The healthy sample with one hive changed byte by byte. */
function damaged(name: HiveName, change: (bytes: Uint8Array) => Uint8Array): Files {
  const bytes = healthy[`${CONFIG}/${name}`];
  return { ...healthy, [`${CONFIG}/${name}`]: change(bytes instanceof Uint8Array ? bytes.slice() : new Uint8Array()) };
}

const truncated = (name: HiveName, length: number) => damaged(name, (bytes) => bytes.subarray(0, length));

describe('hives that are cut off', () => {
  test.each([
    ['SAM', 5000, ['known-way-in', 'copyprofile-can-succeed', 'rdp-never-open-with-blank-password']],
    ['SAM', 6656, ['known-way-in', 'copyprofile-can-succeed']],
    ['SYSTEM', 5000, Object.keys(without('SAM'))],
    ['SYSTEM', -512, Object.keys(without('SAM'))],
    ['SOFTWARE', 10240, ['copyprofile-can-succeed', 'rdp-reachable-again']],
  ] as const)('%s at %i', (name, length, statements) => {
    const run = runOf(truncated(name, length));
    for (const statement of statements)
      expect([statement, verdict(run, statement).result]).toEqual([statement, 'cannotTell']);
    expect(run.final.canLogIn).toBeNull();
  });
});

const copyProfile = (files: Files) => verdict(runOf(files), 'copyprofile-can-succeed').result;
const toldBefore = (files: Files) => stepOf(runOf(files), 'prepare-before-sysprep').notSimulated.join('\n');

describe('what a damaged hive may hide', () => {
  test('is not taken for gone: the profile of the Administrator', () => {
    const edited = hiveEdited('healthy', 'SOFTWARE', (spec) => (spec.name.endsWith('-500') ? null : spec));
    const bytes = edited[`${CONFIG}/SOFTWARE`];
    const cut = bytes instanceof Uint8Array ? bytes.subarray(0, bytes.length - 512) : '';
    expect([copyProfile(edited), copyProfile({ ...edited, [`${CONFIG}/SOFTWARE`]: cut })]).toEqual([
      'broken',
      'cannotTell',
    ]);
  });

  test('is not taken for sound: the profile that is copied', () => {
    const hive = 'Users/Administrator/NTUSER.DAT';
    const { [hive]: _, ...leftOut } = sampleFiles('healthy');
    expect([copyProfile({ ...leftOut, [hive]: 'no hive' }), copyProfile(leftOut)]).toEqual(['broken', 'cannotTell']);
  });

  test('is not taken for refused: a command on an account', () => {
    const files = sampleWith('healthy', { [BEFORE]: (script) => `${script}net user ops /active:yes\r\n` });
    expect(toldBefore(files)).not.toMatch(/the account may be there/);
    delete files[`${CONFIG}/SAM`];
    expect(toldBefore(files)).toMatch(/net user ops \/active:yes: the account may be there/);
  });

  test('leaves open who is an administrator, where the group cannot be read', () => {
    const groupless = hiveEdited('extra-accounts', 'SAM', (spec) => (spec.name === '00000220' ? null : spec));
    const bundle = sampleWith('extra-accounts', {
      [BUNDLE]: (xml) => xml.replace(/(SetPasswordAfterSysprep<\/Name>\s*<Value>)Yes/, '$1No'),
      [ANSWER]: (xml) => xml.replace('<CopyProfile>true', '<CopyProfile>false'),
    });
    const files = { ...bundle, [`${CONFIG}/SAM`]: groupless[`${CONFIG}/SAM`] ?? '' };
    expect(results(runOf(files))['known-way-in']).toBe('cannotTell');
  });
});

/** What each statement needs of a hive that is not whole. */
const NEEDED: Readonly<Record<HiveName, readonly string[]>> = {
  SYSTEM: ['known-way-in', 'rdp-never-open-with-blank-password', 'copyprofile-can-succeed', 'rdp-reachable-again'],
  SOFTWARE: ['copyprofile-can-succeed', 'rdp-reachable-again'],
  SAM: ['known-way-in', 'copyprofile-can-succeed', 'rdp-never-open-with-blank-password'],
};

/** Statements that depend on what a check asks. */
const DEPENDENT: Readonly<Record<string, readonly string[]>> = {
  'local-accounts': ['known-way-in', 'copyprofile-can-succeed'],
  'profile-key-without-folder': ['copyprofile-can-succeed'],
  'profile-backup-key': ['copyprofile-can-succeed'],
  'extra-profiles': ['copyprofile-can-succeed'],
  'administrator-profile': ['copyprofile-can-succeed'],
  'domain-joined': ['copyprofile-can-succeed'],
  'agent-service-start': ['known-way-in'],
  'rdp-state': ['rdp-reachable-again'],
};

function isWhole(name: HiveName, files: Files): boolean {
  const subject = subjectOf(files);
  finish(runChecks(subject));
  return subject.report.hives.some((hive) => hive.name === name && hiveComplete(hive));
}

/** Statements that say more than a damaged hive allows. */
function tooSure(name: HiveName, files: Files): readonly string[] {
  const subject = subjectOf(files);
  const run: Run = runOf(files);
  const checks = finish(runChecks(subject)).results;
  const unknown = checks.filter((check) => check.result === 'unknown').flatMap((check) => DEPENDENT[check.id] ?? []);
  // Damage that nothing shows cannot be taken into account.
  if (isWhole(name, files)) return [];
  const open = new Set([...NEEDED[name], ...unknown]);
  const sure = run.verdicts.filter((each) => open.has(each.statement) && each.result !== 'cannotTell');
  const broken = run.verdicts.filter((each) => each.result === 'broken');
  return [...new Set([...sure, ...broken])].map((each) => `${each.statement} ${each.result}: ${each.reason}`);
}

test('no verdict on the healthy sample is surer than a hive that is cut off or overwritten allows', () => {
  const cut = fc
    .double({ min: 0, max: 1, noNaN: true })
    .map((part) => (bytes: Uint8Array) => bytes.subarray(0, Math.floor(part * bytes.length)));
  const overwritten = fc
    .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.uint8Array({ minLength: 4, maxLength: 600 }))
    .map(([part, noise]) => (bytes: Uint8Array) => {
      bytes.set(noise.subarray(0, bytes.length), Math.floor(part * Math.max(0, bytes.length - noise.length)));
      return bytes;
    });
  let shown = 0;
  fc.assert(
    fc.property(fc.constantFrom(...HIVES), fc.oneof(cut, overwritten), (name, change) => {
      const files = damaged(name, change);
      if (!isWhole(name, files)) shown += 1;
      expect(tooSure(name, files)).toEqual([]);
    }),
    { numRuns: 80, seed: 11 },
  );
  expect(shown).toBeGreaterThan(40);
});
