import { describe, expect, test } from 'vitest';
import { path, text } from '../../main/sample/hiveSpecs.ts';
import { calledAnswerFile, firstBootCandidates, unattendFile } from '../../main/subject/answerFileSearch.ts';
import { firstBootFile } from '../../main/subject/firstBootFile.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import { hiveWith, sampleFiles, sampleWith, subjectOf, type Files } from '../support/worlds.ts';

const EC2CONFIG = 'Program Files/Amazon/Ec2ConfigService';
const AGENT_FILE = `${EC2CONFIG}/sysprep2008.xml`;
const BUNDLE = `${EC2CONFIG}/Settings/BundleConfig.xml`;
const LAUNCH1 = 'ProgramData/Amazon/EC2-Windows/Launch/Sysprep/Unattend.xml';
const LAUNCH2 = 'ProgramData/Amazon/EC2Launch/sysprep/unattend.xml';
const EARLY = 'Windows/Panther/Unattend/unattend.xml';

const answer = (pass: string, processed = false): string =>
  `<unattend xmlns="urn:schemas-microsoft-com:unattend"><settings pass="${pass}"${processed ? ' wasPassProcessed="true"' : ''}/></unattend>`;
const naming = (written: string): Files =>
  sampleWith('healthy', { [BUNDLE]: (bundle) => bundle.replace('>sysprep2008.xml<', () => `>${written}<`) });
const unattend = (written: string): Files =>
  hiveWith('healthy', 'SYSTEM', path('Setup', [], [text('UnattendFile', written)]));

function search(files: Files, pass = 'specialize'): readonly [string | null, readonly string[]] {
  const { fs, registry } = subjectOf(files);
  const { hit, doubts } = firstBootFile(fs, registry, '6.3', pass);
  return [hit?.answer.config.path ?? null, doubts];
}

const called = (files: Files) => calledAnswerFile(memoryFs(files), '10.0');

describe('the answer file of the sysprep call', () => {
  test.each([
    ['sysprep2008.xml', AGENT_FILE],
    ['sub\\my.xml', `${EC2CONFIG}/sub/my.xml`],
    ['C:\\my.xml', 'my.xml'],
    ['\\my.xml', 'my.xml'],
    ['%ProgramFiles%\\Amazon\\Ec2ConfigService\\sysprep2008.xml', AGENT_FILE],
    ['D:\\my.xml', null],
    ['%Unknown%\\my.xml', null],
    ['', null],
  ])('written as %j is %s', (written, expected) => {
    expect(calledAnswerFile(memoryFs(naming(written)), '6.3')).toMatchObject({
      kind: 'found',
      value: { written, path: expected, where: { file: BUNDLE } },
    });
  });

  test('is sysprep2008.xml only where the setting is not there', () => {
    const without = sampleWith('healthy', {
      [BUNDLE]: (bundle) => bundle.replace(/<AnswerFilePath>sysprep2008.xml<\/AnswerFilePath>/, ''),
    });
    const own = { kind: 'found', value: { written: 'sysprep2008.xml', path: AGENT_FILE, where: null } };
    expect(calledAnswerFile(memoryFs(without), '6.3')).toEqual(own);
  });

  test('is the fixed file of EC2Launch without EC2Config, and none without an agent', () => {
    expect(calledAnswerFile(memoryFs({ [LAUNCH2]: '<x/>' }), '10.0')).toMatchObject({ value: { path: LAUNCH2 } });
    expect(calledAnswerFile(memoryFs({}), '10.0')).toEqual({ kind: 'absent' });
  });

  test('is not that of an EC2Config of which only folders are left, and the newer EC2Launch counts', () => {
    const left = { [BUNDLE]: '<BundleConfig/>', [`${EC2CONFIG}/Logs/Ec2ConfigLog.txt`]: '' };
    expect(called({ ...left, [LAUNCH1]: '<x/>' })).toMatchObject({ value: { path: LAUNCH1 } });
    expect(called({ [LAUNCH1]: '<x/>', [LAUNCH2]: '<x/>' })).toMatchObject({ value: { path: LAUNCH2 } });
    expect(called({ 'Program Files/Amazon/EC2Launch/EC2Launch.exe': 'MZ' })).toMatchObject({
      value: { path: LAUNCH2 },
    });
  });

  test.each([
    ['6.3', LAUNCH1, AGENT_FILE],
    ['10.0', LAUNCH1, LAUNCH1],
    ['6.3', LAUNCH2, LAUNCH2],
    ['10.0', LAUNCH2, LAUNCH2],
  ])('on Windows %s with files of EC2Config beside %s is %s', (kernel, launch, expected) => {
    const files = { [BUNDLE]: '<BundleConfig/>', [AGENT_FILE]: '<x/>', [launch]: '<x/>' };
    expect(calledAnswerFile(memoryFs(files), kernel)).toMatchObject({ value: { path: expected } });
  });

  test('is not known where BundleConfig.xml cannot be read', () => {
    const fs = memoryFs(sampleFiles('healthy'), { unreadable: [BUNDLE] });
    expect(calledAnswerFile(fs, '6.3').kind).toBe('unreadable');
  });
});

describe('the search at first boot', () => {
  test('begins with the file that UnattendFile names', () => {
    const { registry } = subjectOf(unattend('C:\\u\\first.xml'));
    expect(firstBootCandidates(registry).slice(0, 2)).toEqual(['u/first.xml', EARLY]);
    expect(unattendFile(subjectOf(unattend('')).registry)).toEqual({ kind: 'absent' });
  });

  test('takes the file of the call where nothing comes before it', () => {
    expect(search(sampleFiles('healthy'))).toEqual([AGENT_FILE, []]);
    const my = { ...naming('my.xml'), [`${EC2CONFIG}/my.xml`]: answer('specialize') };
    expect(search(my)).toEqual([`${EC2CONFIG}/my.xml`, []]);
    expect(search(naming('%ProgramFiles%\\Amazon\\Ec2ConfigService\\sysprep2008.xml'))).toEqual([AGENT_FILE, []]);
  });

  test('takes rank 2 only for a pass that it holds unprocessed', () => {
    const healthy = sampleFiles('healthy');
    const winner = (content: string, pass: string) => search({ ...healthy, [EARLY]: content }, pass)[0];
    expect(winner(answer('specialize'), 'specialize')).toBe(EARLY);
    expect(winner(answer('specialize'), 'oobeSystem')).toBe(AGENT_FILE);
    expect(winner(answer('specialize', true), 'specialize')).toBe(AGENT_FILE);
  });

  test('goes on where UnattendFile names a missing file, and doubts where it may exist elsewhere', () => {
    expect(search(unattend('C:\\gone.xml'))).toEqual([AGENT_FILE, []]);
    expect(search(unattend('D:\\far.xml'))).toEqual([AGENT_FILE, [expect.stringContaining('D:\\far.xml')]]);
  });

  test('comes to nothing where the sysprep call names a missing file', () => {
    const files = { ...naming('gone.xml'), 'unattend.xml': answer('specialize') };
    expect(search(files)).toEqual([null, [expect.stringContaining('gone.xml')]]);
  });

  test('doubts what cannot be read', () => {
    const healthy = sampleFiles('healthy');
    const { registry } = subjectOf(healthy);
    const closed = memoryFs({ ...healthy, [EARLY]: answer('specialize') }, { unreadable: [EARLY] });
    expect(firstBootFile(closed, registry, '6.3', 'specialize').doubts).toEqual([expect.stringContaining(EARLY)]);
    const noSystem = { ...healthy, 'Windows/System32/config/SYSTEM': new Uint8Array(4096) };
    expect(search(noSystem)).toEqual([AGENT_FILE, [expect.stringContaining('UnattendFile could not be read')]]);
  });
});

describe('answer files that settings name', () => {
  test('are settings files of the volume: listed, and part of its fingerprint', () => {
    const withNamed = { ...naming('my.xml'), [`${EC2CONFIG}/my.xml`]: answer('specialize') };
    const system = unattend('C:\\u\\first.xml')['Windows/System32/config/SYSTEM'] ?? '';
    const files: Files = {
      ...withNamed,
      'Windows/System32/config/SYSTEM': system,
      'u/first.xml': answer('oobeSystem'),
    };
    const { report } = subjectOf(files);
    expect(report.configs.slice(-2).map((file) => [file.path, file.kind])).toEqual([
      [`${EC2CONFIG}/my.xml`, 'answerFile'],
      ['u/first.xml', 'answerFile'],
    ]);
    for (const named of [`${EC2CONFIG}/my.xml`, 'u/first.xml'])
      expect(subjectOf({ ...files, [named]: answer('generalize') }).report.fingerprint).not.toBe(report.fingerprint);
  });
});
