import { describe, expect, test } from 'vitest';
import type { KeySpec } from '../../main/registry/regf/build.ts';
import { readSubject } from '../../main/subject/subject.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import { checkOf, digest, sampleFiles, hiveEdited, subjectOf, type Files } from '../support/worlds.ts';
import { without } from './volumes.ts';

const resultWith = (unreadable: string, id: string) => {
  const fs = memoryFs(sampleFiles('healthy'), { unreadable: [unreadable] });
  return checkOf(readSubject(fs, { digest, writeBar: null, logs: [], problems: [] }), id).result;
};

describe('a part that cannot be read', () => {
  test.each([
    ['Users', 'profile-folder-without-key'],
    ['Windows/System32/config/SOFTWARE', 'domain-joined'],
    ['Windows/System32/config/SOFTWARE', 'pending-restart'],
    ['Windows/System32/config/SYSTEM', 'generalized-markers'],
  ])('%s leaves %s undecided', (part, id) => expect(resultWith(part, id)).toBe('unknown'));

  test.each([
    ['SYSTEM', ['pending-restart', 'domain-joined', 'generalized-markers', 'rdp-state']],
    ['SOFTWARE', ['pending-restart', 'domain-joined']],
  ])('a missing hive %s is no pass either', (hive, ids) => {
    const subject = subjectOf(without(sampleFiles('healthy'), new RegExp(`/config/${hive}$`)));
    expect(ids.map((id) => checkOf(subject, id).result)).toEqual(ids.map(() => 'unknown'));
  });

  test('a volume without its Users folder leaves loose folders undecided', () => {
    const subject = subjectOf(without(sampleFiles('healthy'), /^Users\//));
    expect(checkOf(subject, 'profile-folder-without-key').result).toBe('unknown');
  });
});

const cut = (keys: readonly string[], value: string) => (spec: KeySpec) =>
  keys.includes(spec.name) ? { ...spec, values: (spec.values ?? []).filter(({ name }) => name !== value) } : spec;

const COMPLETELY = 'The accounts of the SAM cannot be read completely';

describe('local accounts that cannot be read', () => {
  test('leave the check undecided and are told with the volume', () => {
    const subject = subjectOf(hiveEdited('extra-accounts', 'SAM', cut(['000003E9', '000003EB'], 'F')));
    const codes = subject.report.problems.map((problem) => problem.code);
    expect(codes).toEqual(['sam-account-damaged', 'sam-account-damaged']);
    const outcome = checkOf(subject, 'local-accounts');
    expect([outcome.result, outcome.title]).toEqual(['unknown', '2 accounts of the SAM cannot be read']);
  });

  test('a SAM without the built-in Administrator is no pass', () => {
    const subject = subjectOf(
      hiveEdited('healthy', 'SAM', (spec) => (['000001F4', 'Administrator'].includes(spec.name) ? null : spec)),
    );
    expect(checkOf(subject, 'local-accounts').result).toBe('unknown');
  });

  test('an unreadable group Administrators is told with the volume and by the check', () => {
    const subject = subjectOf(hiveEdited('healthy', 'SAM', cut(['00000220'], 'C')));
    expect(subject.report.problems.map((problem) => problem.code)).toEqual(['sam-administrators-unreadable']);
    const [told] = checkOf(subject, 'local-accounts').diagnostics;
    expect(told?.detail).toBe('The members of the group Administrators cannot be read.');
    expect(told?.evidence.map((each) => each.text)).toContain(
      'Administrator, RID 500, enabled, not known whether an administrator',
    );
  });

  test.each([
    [
      'lost its key',
      ['000003E9', '000003EB', 'deploy'],
      '1 account of the SAM cannot be read',
      /"sqladmin" \(RID 1001\)/,
    ],
    ['lost the list of names', ['000003E9', '000003EB', 'Names'], COMPLETELY, /list of account names/],
  ])('an account that %s leaves the check undecided', (_, lost, title, told) => {
    const files = hiveEdited('extra-accounts', 'SAM', (spec) => (lost.includes(spec.name) ? null : spec));
    const outcome = checkOf(subjectOf(files), 'local-accounts');
    expect([outcome.result, outcome.title]).toEqual(['unknown', title]);
    expect(outcome.diagnostics[0]?.evidence.map((each) => each.text)).toContainEqual(expect.stringMatching(told));
  });
});

const CONFIG = 'Windows/System32/config';
const truncated = (scenario: string, name: string, files: Files = sampleFiles(scenario)) => {
  const bytes = files[`${CONFIG}/${name}`];
  const cutOff = bytes instanceof Uint8Array ? bytes.subarray(0, bytes.length - 512) : '';
  return subjectOf({ ...files, [`${CONFIG}/${name}`]: cutOff });
};

describe('a truncated hive', () => {
  test('SAM is no proof that there is no other account', () => {
    const { result, title, diagnostics } = checkOf(truncated('healthy', 'SAM'), 'local-accounts');
    expect([result, title]).toEqual(['unknown', COMPLETELY]);
    expect(diagnostics[0]?.evidence.length).toBeGreaterThan(0);
  });

  test('SOFTWARE is no proof that ProfileList has no other key', () => {
    const files = { ...sampleFiles('healthy'), 'Users/leftover/x.txt': 'x' };
    const subject = truncated('healthy', 'SOFTWARE', files);
    const ids = ['extra-profiles', 'profile-key-without-folder', 'profile-folder-without-key', 'profile-backup-key'];
    expect(ids.map((id) => checkOf(subject, id).result)).toEqual(ids.map(() => 'unknown'));
    expect(checkOf(subject, 'administrator-profile').result).toBe('pass');
  });

  test('SOFTWARE without a key for the Administrator is no proof that there is none', () => {
    const files = hiveEdited('healthy', 'SOFTWARE', (spec) => (spec.name.endsWith('-500') ? null : spec));
    const subjects = [subjectOf(files), truncated('healthy', 'SOFTWARE', files)];
    expect(subjects.map((subject) => checkOf(subject, 'administrator-profile').result)).toEqual(['fail', 'unknown']);
  });
});

const agentOf = (unreadable: readonly string[], extra: Files = {}) => {
  const fs = memoryFs({ ...sampleFiles('healthy'), ...extra }, { unreadable });
  const subject = readSubject(fs, { digest, writeBar: null, logs: [], problems: [] });
  return { ...checkOf(subject, 'agent-fits-windows'), problems: subject.report.problems.map((each) => each.code) };
};

describe('agents whose files may not be looked at', () => {
  test.each([
    ['EC2Config', 'Program Files/Amazon/Ec2ConfigService', 'EC2Config'],
    ['another agent', 'ProgramData/Amazon', 'EC2Launch v2 or EC2Launch v1'],
  ])('leave it undecided which agent is there: %s', (_, folder, names) => {
    const { result, title, diagnostics, problems } = agentOf([folder], { 'ProgramData/Amazon/x': '' });
    expect([result, title]).toEqual(['unknown', `It cannot be told whether ${names} is on the volume`]);
    expect(diagnostics[0]?.detail).toMatch(/access is denied/);
    expect(new Set(problems)).toEqual(new Set(['access-denied']));
  });

  test('do not hide that two others are there', () => {
    const extra = {
      'ProgramData/Amazon/EC2Launch/sysprep/unattend.xml': '<x/>',
      'ProgramData/Amazon/EC2-Windows/x': '',
    };
    const { result, title } = agentOf(['ProgramData/Amazon/EC2-Windows'], extra);
    expect([result, title]).toEqual(['warning', '2 launch agents are on the volume: EC2Launch v2, EC2Config']);
  });
});
