import { describe, expect, test } from 'vitest';
import { number, path, text } from '../../main/sample/hiveSpecs.ts';
import { SAMPLE } from '../../main/sample/identity.ts';
import { checkOf, hiveWith, sampleFiles, subjectOf, type Files } from '../support/worlds.ts';
import { administrators, currentVersion, ofBuild, policySid, service, unread, without } from './volumes.ts';

const resultOf = (files: Files, id: string) => checkOf(subjectOf(files), id).result;
const encryptionOf = (type: string) =>
  resultOf(ofBuild('22631', currentVersion([text('InstallationType', type)])), 'device-encryption');
const IN_SYSTEM = ['domain-controller', 'domain-joined', 'directory-joined', 'offline-domain-join', 'cluster-node'];

describe('without the hive that holds them', () => {
  test.each(IN_SYSTEM)('%s is undecided', (id) => {
    expect(checkOf(unread('SYSTEM'), id).result).toBe('unknown');
    expect(resultOf(without(sampleFiles('healthy'), /config\/SYSTEM$/), id)).toBe('unknown');
  });

  test.each(['machine-sid-copies'])('%s is undecided', (id) => {
    expect(checkOf(unread('SAM', 'SECURITY'), id).result).toBe('unknown');
    expect(resultOf(without(sampleFiles('healthy'), /config\/(SAM|SECURITY)$/), id)).toBe('unknown');
  });

  test.each(['bitlocker', 'device-encryption', 'efs-files'])('%s is undecided', (id) => {
    expect(checkOf(unread('SYSTEM', 'SOFTWARE', 'Users/'), id).result).toBe('unknown');
  });
});

describe('the kind of product', () => {
  test.each([
    ['WinNT', 'pass'],
    ['lanmannt', 'fail'],
    ['Other', 'unknown'],
  ])('%s: %s', (type, result) => {
    const options = path('ControlSet001\\Control\\ProductOptions', [], [text('ProductType', type)]);
    expect(resultOf(hiveWith('healthy', 'SYSTEM', options), 'domain-controller')).toBe(result);
  });
});

describe('the group Administrators', () => {
  test('shows members of a domain and of a directory by their SIDs', () => {
    const own = `${SAMPLE.machineSid}-500`;
    const files = administrators([own, 'S-1-5-21-7-8-9-512', 'S-1-12-1-1-2-3-4', 'S-1-5-18']);
    const { title, diagnostics } = checkOf(subjectOf(files), 'foreign-domain-members');
    expect(title).toBe('Administrators has 2 members of another domain or directory');
    expect(diagnostics[0]?.evidence.map((each) => each.text)).toEqual([
      `S-1-5-21-7-8-9-512, not of ${SAMPLE.machineSid}`,
      `S-1-12-1-1-2-3-4, not of ${SAMPLE.machineSid}`,
    ]);
  });
});

describe('the machine SID', () => {
  test('is held against the one of the security policy', () => {
    const { diagnostics } = checkOf(subjectOf(policySid('S-1-5-21-7-8-9')), 'machine-sid-copies');
    expect(diagnostics[0]?.evidence.map((each) => each.text)).toEqual([SAMPLE.machineSid, 'S-1-5-21-7-8-9']);
  });
});

describe('failover clustering', () => {
  test('that is installed and not configured is a warning, a database of a cluster a failure', () => {
    expect(resultOf(service('ClusSvc', [number('Start', 4)]), 'cluster-node')).toBe('warning');
    expect(resultOf({ ...sampleFiles('healthy'), 'Windows/Cluster/CLUSDB': '' }, 'cluster-node')).toBe('fail');
  });
});

describe('encryption', () => {
  test('of BitLocker is never a pass, and the command that tells it is named', () => {
    const { result, diagnostics } = checkOf(subjectOf(sampleFiles('healthy')), 'bitlocker');
    expect([result, diagnostics[0]?.fix]).toEqual(['unknown', expect.stringContaining('manage-bde -status')]);
  });

  test('by Windows itself concerns clients only', () => {
    expect(['Client', 'Server Core', 'Nano'].map(encryptionOf)).toEqual(['warning', 'notApplicable', 'unknown']);
  });
});
