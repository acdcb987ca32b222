import { describe, expect, test } from 'vitest';
import { path, text } from '../../main/sample/hiveSpecs.ts';
import { SAMPLE } from '../../main/sample/identity.ts';
import {
  checkOf,
  hiveWith,
  results,
  runOf,
  sampleFiles,
  sampleWith,
  subjectOf,
  type Files,
} from '../support/worlds.ts';
import { without } from './volumes.ts';

const ANSWER = 'Program Files/Amazon/Ec2ConfigService/sysprep2008.xml';
const UNATTEND = 'Windows/Panther/Unattend/unattend.xml';
const OF_STALE = ['profile-key-without-folder', 'profile-backup-key', 'administrator-profile'];

/** The sample with another word of CopyProfile; null takes the setting out. */
const saying = (scenario: string, word: string | null, extra: Files = {}): Files => ({
  ...sampleWith(scenario, {
    [ANSWER]: (xml) =>
      xml.replace(/<CopyProfile>.*<\/CopyProfile>/, word === null ? '' : `<CopyProfile>${word}</CopyProfile>`),
  }),
  ...extra,
});

const stale = (word: string | null, extra: Files = {}): Files => {
  const key = path(
    `Microsoft\\Windows NT\\CurrentVersion\\ProfileList\\${SAMPLE.machineSid}-500.bak`,
    [],
    [text('ProfileImagePath', 'C:\\Users\\gone', 'REG_EXPAND_SZ')],
  );
  const hive = hiveWith('healthy', 'SOFTWARE', key)['Windows/System32/config/SOFTWARE'] ?? '';
  return without(
    saying('healthy', word, { 'Windows/System32/config/SOFTWARE': hive, ...extra }),
    /^Users\/Administrator/,
  );
};

const outcomes = (files: Files) =>
  OF_STALE.map((id) => {
    const { result, breaks } = checkOf(subjectOf(files), id);
    return [result, breaks];
  });

describe('profiles that CopyProfile cannot take', () => {
  test('stop specialize where the answer file asks for it, and the run agrees', () => {
    expect(outcomes(stale('true'))).toEqual(OF_STALE.map(() => ['fail', 'specialize']));
    expect(results(runOf(stale('true')))['copyprofile-can-succeed']).toBe('broken');
  });

  test.each([['false'], [null]])('break nothing where it says %s, and the run agrees', (word) => {
    expect(outcomes(stale(word))).toEqual([
      ['warning', null],
      ['warning', null],
      ['notApplicable', null],
    ]);
    expect(results(runOf(stale(word)))['copyprofile-can-succeed']).toBe('holds');
  });

  test.each<readonly [string, Files]>([
    ['neither true nor false', stale('perhaps')],
    ['in a damaged file', sampleWith('orphan-profile', { [ANSWER]: (xml) => xml.slice(0, xml.length / 2) })],
    ['in a file that is none', sampleWith('orphan-profile', { [ANSWER]: 'no answer' })],
    ['in another file that cannot be told', sampleWith('orphan-profile', { [UNATTEND]: '<unattend' })],
  ])('are undecided where it is %s', (_, files) => {
    const { result, prediction, breaks, diagnostics } = checkOf(subjectOf(files), 'profile-key-without-folder');
    expect([result, prediction, breaks]).toEqual(['unknown', 'cannotTell', 'specialize']);
    expect(diagnostics[0]?.detail).toContain('cannot be told');
    expect(diagnostics[0]?.evidence.at(-1)?.text).toMatch(/neither true nor false|may refuse it/);
  });

  test('show the line that asks for it', () => {
    const { diagnostics } = checkOf(subjectOf(sampleFiles('orphan-profile')), 'profile-key-without-folder');
    expect(diagnostics[0]?.evidence.at(-1)).toEqual({
      where: { file: ANSWER, line: expect.any(Number), column: expect.any(Number) },
      text: 'CopyProfile = true',
    });
  });

  test('a component for another architecture asks for nothing', () => {
    const files = sampleWith('orphan-profile', {
      [ANSWER]: (xml) => xml.replaceAll('processorArchitecture="amd64"', 'processorArchitecture="x86"'),
    });
    expect(checkOf(subjectOf(files), 'profile-key-without-folder').result).toBe('warning');
  });
});

describe('further accounts and profiles', () => {
  test.each([
    ['true', 'specialize', ''],
    ['false', null, 'does not ask for CopyProfile'],
    ['perhaps', 'specialize', 'cannot be told'],
  ])('with CopyProfile %s: both sources, and what it may break', (word, breaks, caveat) => {
    for (const id of ['local-accounts', 'extra-profiles']) {
      const outcome = checkOf(subjectOf(saying('extra-accounts', word)), id);
      expect([outcome.result, outcome.prediction, outcome.breaks]).toEqual(['warning', 'cannotTell', breaks]);
      expect(outcome.diagnostics[0]?.detail).toContain(caveat);
      expect(outcome.diagnostics[0]?.source.length).toBe(2);
    }
  });
});

test('without an answer file, another one that Sysprep is given may still ask for CopyProfile', () => {
  const files = without(sampleFiles('extra-accounts'), /Amazon|nattend|sysprep2008/);
  expect(
    ['extra-profiles', 'local-accounts', 'administrator-profile'].map((id) => {
      const { breaks, diagnostics } = checkOf(subjectOf(files), id);
      return [breaks, diagnostics[0]?.detail.includes('The answer file'), diagnostics[0]?.detail];
    }),
  ).toEqual([
    [null, false, expect.stringContaining('No answer file on the volume asks for CopyProfile; ')],
    [null, false, expect.stringContaining('No answer file on the volume asks for CopyProfile; ')],
    [null, false, expect.stringContaining('No answer file on the volume asks for CopyProfile; ')],
  ]);
});

describe('the agent of a client Windows', () => {
  const client = hiveWith(
    'healthy',
    'SOFTWARE',
    path('Microsoft\\Windows NT\\CurrentVersion', [], [text('InstallationType', 'Client')]),
  );

  test.each([
    ['there', client],
    ['not there', without(client, /Amazon/)],
  ])('is not asked about: %s', (_, files) => {
    const { result, breaks, diagnostics } = checkOf(subjectOf(files), 'agent-fits-windows');
    expect([result, breaks, diagnostics[0]?.severity]).toEqual(['notApplicable', null, 'info']);
  });
});
