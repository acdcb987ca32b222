import { describe, expect, test } from 'vitest';
import { path, text } from '../../main/sample/hiveSpecs.ts';
import { SAMPLE } from '../../main/sample/identity.ts';
import { notLookedAt } from '../../main/remedies/notLookedAt.ts';
import { readSubject, type Subject } from '../../main/subject/subject.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import { without } from '../checks/volumes.ts';
import { makeDirty } from '../support/hivesLogs.ts';
import { digest, hiveEdited, hiveWith, sampleFiles, sampleWith, subjectOf, type Files } from '../support/worlds.ts';

const CONFIG = 'Windows/System32/config';
const SETTINGS = 'Program Files/Amazon/Ec2ConfigService/Settings';
const ANSWER = 'Program Files/Amazon/Ec2ConfigService/sysprep2008.xml';

const bytesOf = (files: Files, name: string): Uint8Array => {
  const bytes = files[`${CONFIG}/${name}`];
  return bytes instanceof Uint8Array ? bytes : new Uint8Array();
};
const orphan = sampleFiles('orphan-profile');
const closed = (...paths: readonly string[]): Subject =>
  readSubject(memoryFs(orphan, { unreadable: paths }), { digest, writeBar: null, logs: [], problems: [] });
const withHive = (name: string, bytes: Uint8Array | string): Subject =>
  subjectOf({ ...orphan, [`${CONFIG}/${name}`]: bytes });
const summaries = (subject: Subject) => notLookedAt(subject).map(({ summary }) => summary);

describe('what remedies need and could not look at', () => {
  test('is nothing on a volume that could be read', () => {
    for (const scenario of ['healthy', 'orphan-profile', 'extra-accounts', 'failed-copyprofile'])
      expect(summaries(subjectOf(sampleFiles(scenario)))).toEqual([]);
  });

  test.each<readonly [string, () => Subject, RegExp]>([
    ['SOFTWARE that is closed', () => closed(`${CONFIG}/SOFTWARE`), /SOFTWARE could not be read/],
    ['SOFTWARE that is garbage', () => withHive('SOFTWARE', 'garbage'), /SOFTWARE could not be opened/],
    ['SOFTWARE that is cut', () => withHive('SOFTWARE', bytesOf(orphan, 'SOFTWARE').slice(0, -512)), /ends early/],
    ['SYSTEM that is closed', () => closed(`${CONFIG}/SYSTEM`), /SYSTEM could not be read/],
    [
      'SYSTEM that is gone',
      () => subjectOf(without(orphan, /config\/SYSTEM$/)),
      /^The hive HKLM\\SYSTEM is not on the volume/,
    ],
    [
      'SYSTEM that is cut',
      () => withHive('SYSTEM', bytesOf(orphan, 'SYSTEM').slice(0, -512)),
      /^The hive SYSTEM is damaged/,
    ],
    ['settings file that is closed', () => closed(`${SETTINGS}/Config.xml`), /Config\.xml/],
    ['SAM that is closed', () => closed(`${CONFIG}/SAM`), /SAM could not be read/],
    ['SAM that is dirty', () => withHive('SAM', makeDirty(bytesOf(orphan, 'SAM'))), /not written completely/],
    [
      'SAM without machine SID',
      () =>
        subjectOf(
          hiveEdited('orphan-profile', 'SAM', (spec) => (spec.name === 'Account' ? { ...spec, values: [] } : spec)),
        ),
      /\w/,
    ],
    [
      'profile folder on another drive',
      () =>
        subjectOf(
          hiveWith(
            'healthy',
            'SOFTWARE',
            path(
              `Microsoft\\Windows NT\\CurrentVersion\\ProfileList\\${SAMPLE.machineSid}-1009`,
              [],
              [text('ProfileImagePath', 'E:\\Users\\far', 'REG_EXPAND_SZ')],
            ),
          ),
        ),
      /^The folder of 1 profile key could not be looked at/,
    ],
    [
      'answer file that is none',
      () => subjectOf(sampleWith('orphan-profile', { [ANSWER]: 'garbage' })),
      /^The answer file of the first boot could not be looked at/,
    ],
  ])('is a %s', (_, subject, words) => expect(summaries(subject())).toContainEqual(expect.stringMatching(words)));

  test('names the answer file of the sysprep call where that is closed, not the copy that it will be', () => {
    const told = notLookedAt(closed(ANSWER)).filter(({ code }) => code === 'answer-file-unseen');
    expect(told.map(({ detail }) => detail)).toEqual([
      `${ANSWER} could not be read, so it may hold the pass specialize.`,
    ]);
  });
});
