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

describe('a Windows without device encryption', () => {
  test('does not encrypt volumes by itself', () => {
    const windows7 = ofBuild('7601', currentVersion([text('InstallationType', 'Client')]));
    expect(resultOf(windows7, 'device-encryption')).toBe('notApplicable');
  });
});

const parameters = (...values: Parameters<typeof path>[2] & {}) =>
  hiveWith('healthy', 'SYSTEM', path('ControlSet001\\Services\\Tcpip\\Parameters', [], values));

describe('the DNS domain', () => {
  test('is shown at the value that holds it', () => {
    const files = parameters(text('Domain', ''), text('NV Domain', 'corp.example'));
    expect(checkOf(subjectOf(files), 'domain-joined').diagnostics[0]?.where[0]?.value).toBe('NV Domain');
  });

  test('that is no text does not tell that there is none', () => {
    expect(resultOf(parameters(number('Domain', 1)), 'domain-joined')).toBe('unknown');
  });
});

const builds = (...values: Parameters<typeof path>[2] & {}) =>
  subjectOf(hiveWith('healthy', 'SOFTWARE', currentVersion(values))).report.windows.build;

describe('a build that is not told as a number', () => {
  test('is taken from the other value, as on Windows XP', () => {
    const old = text('CurrentBuild', '1.511.1 () (Obsolete data - do not use)');
    expect(builds(old, text('CurrentBuildNumber', '2600'))).toBe('2600');
    expect(builds(text('CurrentBuild', '9600'), text('CurrentBuildNumber', '9200'))).toBe('9600');
  });

  test('is asked from the source machine', () => {
    const [told] = checkOf(subjectOf(ofBuild('x')), 'store-licence-service').diagnostics;
    expect([told?.where[0]?.value, told?.fix]).toEqual(['CurrentBuild', expect.stringContaining('winver')]);
  });
});
