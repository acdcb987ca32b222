import { describe, expect, test } from 'vitest';
import { key, number, path, text } from '../../main/sample/hiveSpecs.ts';
import { agentForBuild, kernelOfBuild } from '../../main/subject/windowsVersions.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import { readSubject } from '../../main/subject/subject.ts';
import { digest, hiveWith, sampleFiles, sampleWith, subjectOf, type Files } from '../support/worlds.ts';

const STATE = 'Windows/Setup/State/State.ini';
const SOFTWARE = 'Windows/System32/config/SOFTWARE';

function withoutRegistry() {
  const files = sampleFiles('healthy');
  delete files[SOFTWARE];
  return files;
}

function verdict(files: Files): string {
  return subjectOf(files).report.generalized.verdict;
}

function setup(state: number, type: number, line: string) {
  const status = key('Status', [], [key('SysprepStatus', [number('GeneralizationState', state)])]);
  const values = [number('SetupType', type), number('OOBEInProgress', type === 2 ? 1 : 0), text('CmdLine', line)];
  return key('Setup', values, [status]);
}

function fingerprint(files: Files): string {
  return subjectOf(files).report.fingerprint;
}

describe('versions', () => {
  test.each([
    ['6002', '6.0', 'ec2config'],
    ['7601', '6.1', 'ec2config'],
    ['9200', '6.2', 'ec2config'],
    ['9600', '6.3', 'ec2config'],
    ['14393', '10.0', 'ec2launch1'],
    ['17763', '10.0', 'ec2launch1'],
    ['20348', '10.0', 'ec2launch2'],
    ['26100', '10.0', 'ec2launch2'],
    [null, null, null],
    ['x', null, null],
  ])('build %s is kernel %s and carries %s', (build, kernel, agent) => {
    expect([kernelOfBuild(build), agentForBuild(build)]).toEqual([kernel, agent]);
  });
});

describe('the image state', () => {
  const utf16 = new Uint8Array([
    0xff,
    0xfe,
    ...new Uint8Array(
      new Uint16Array(Array.from('[State]\r\nImageState="IMAGE_STATE_X"\r\n', (unit) => unit.charCodeAt(0))).buffer,
    ),
  ]);

  test('comes from the registry, also where State.ini says otherwise', () => {
    expect(subjectOf(sampleWith('healthy', { [STATE]: 'ImageState=IMAGE_STATE_X' })).imageState).toEqual({
      kind: 'found',
      value: 'IMAGE_STATE_COMPLETE',
    });
  });
  test.each([
    ['plain', '[State]\r\nImageState=IMAGE_STATE_X\r\n'],
    ['in quotes', '[State]\nImageState="IMAGE_STATE_X"\n'],
    ['as UTF-16', utf16],
  ])('comes from State.ini %s where the hive is missing', (_, content) => {
    expect(subjectOf({ ...withoutRegistry(), [STATE]: content }).imageState).toEqual({
      kind: 'found',
      value: 'IMAGE_STATE_X',
    });
  });
  test('is absent where neither says it', () => {
    expect(subjectOf({ ...withoutRegistry(), [STATE]: '' }).imageState).toEqual({ kind: 'absent' });
  });
});

describe('is it generalized', () => {
  const armed = path(
    'Microsoft\\Windows\\CurrentVersion\\Setup\\State',
    [],
    [text('ImageState', 'IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE')],
  );

  test('not, on a machine that is up', () => expect(verdict(sampleFiles('healthy'))).toBe('notGeneralized'));
  test('yes, where every mark says so', () => {
    const system = hiveWith('healthy', 'SYSTEM', setup(4, 2, 'oobe\\windeploy.exe'));
    const software = hiveWith('healthy', 'SOFTWARE', armed);
    expect(verdict({ ...system, [SOFTWARE]: software[SOFTWARE] ?? '' })).toBe('generalized');
  });
  test('partly, where the marks contradict each other', () =>
    expect(verdict(hiveWith('healthy', 'SOFTWARE', armed))).toBe('partly'));
  test('partly, where a generalize began and did not finish', () =>
    expect(verdict(hiveWith('healthy', 'SYSTEM', setup(3, 0, '')))).toBe('partly'));
  test.each([
    ['GeneralizationState has a number that is not known', setup(9, 0, '')],
    ['SetupType has a number that is not known', setup(7, 1, '')],
    ['a program of unknown meaning runs at the next start', setup(7, 0, 'cmd.exe')],
  ])('unknown, where %s', (_, keys) => expect(verdict(hiveWith('healthy', 'SYSTEM', keys))).toBe('unknown'));
  test('unknown without the SYSTEM hive', () =>
    expect(verdict({ ...sampleFiles('healthy'), 'Windows/System32/config/SYSTEM': new Uint8Array(4096) })).toBe(
      'unknown',
    ));
  test('partly, in the middle of a first boot', () =>
    expect(verdict(sampleFiles('failed-copyprofile'))).toBe('partly'));
});

describe('the fingerprint', () => {
  test('changes with a hive and with a settings file, and with nothing else', () => {
    const healthy = fingerprint(sampleFiles('healthy'));
    expect(fingerprint(sampleFiles('healthy'))).toBe(healthy);
    expect(fingerprint({ ...sampleFiles('healthy'), 'Windows/notepad.txt': 'x' })).toBe(healthy);
    expect(fingerprint(sampleFiles('lock-out'))).not.toBe(healthy);
    expect(fingerprint(sampleFiles('orphan-profile'))).not.toBe(healthy);
  });
});

describe('a hive that cannot be read', () => {
  test('is said with what it is called, and the rest is read', () => {
    const files = { ...sampleFiles('healthy'), [SOFTWARE]: new Uint8Array(4096) };
    const { report } = readSubject(memoryFs(files), { digest, writeBar: null, logs: [], problems: [] });
    expect(report.hives.map((hive) => [hive.name, hive.state])).toEqual([
      ['SYSTEM', 'clean'],
      ['SOFTWARE', 'unreadable'],
      ['SAM', 'clean'],
      ['SECURITY', 'clean'],
      ['DEFAULT', 'clean'],
    ]);
    expect(report).toMatchObject({
      computerName: 'WIN-ORIG',
      windows: { build: null },
      imageState: 'IMAGE_STATE_COMPLETE',
    });
    expect(report.problems.map((problem) => problem.severity)).toEqual(['error']);
  });
});

describe('a settings file that cannot be read', () => {
  test('is said with its reason', () => {
    const fs = memoryFs(sampleFiles('healthy'), {
      unreadable: ['Program Files/Amazon/Ec2ConfigService/Settings/Config.xml'],
    });
    const { report } = readSubject(fs, { digest, writeBar: null, logs: [], problems: [] });
    expect(report.problems.map((problem) => problem.where[0]?.file)).toEqual([
      'Program Files/Amazon/Ec2ConfigService/Settings/Config.xml',
    ]);
  });
});
