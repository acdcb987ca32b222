import { describe, expect, test } from 'vitest';
import { accountsAnswer } from '../../main/subject/accountsAnswer.ts';
import { readSubject, type Subject } from '../../main/subject/subject.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import { ownerWords } from '../../shared/model/account.ts';
import { hiveComplete } from '../../shared/model/volume.ts';
import { makeDirty, newLog } from '../support/hivesLogs.ts';
import { digest, sampleFiles, subjectOf, type Files } from '../support/worlds.ts';

const CONFIG = 'Windows/System32/config';

function hiveBytes(files: Files, name: string): Uint8Array {
  const bytes = files[`${CONFIG}/${name}`];
  if (!(bytes instanceof Uint8Array)) throw new Error(`the sample has no hive ${name}`);
  return bytes;
}

/** The sample with the end of a hive cut off: its base block says that there is more. */
function truncated(name: string, scenario = 'orphan-profile'): Subject {
  const files = sampleFiles(scenario);
  const bytes = hiveBytes(files, name);
  return subjectOf({ ...files, [`${CONFIG}/${name}`]: bytes.subarray(0, bytes.length - 512) });
}

function closed(...paths: readonly string[]): Subject {
  const fs = memoryFs(sampleFiles('orphan-profile'), { unreadable: paths });
  return readSubject(fs, { digest, writeBar: null, logs: [], problems: [] });
}

const owners = (subject: Subject) =>
  accountsAnswer(subject).profiles.map((profile) => [profile.path?.split('\\').at(-1), ownerWords(profile)]);

describe('the accounts of a volume', () => {
  test('are complete and without warning where everything could be read', () => {
    const subject = subjectOf(sampleFiles('orphan-profile'));
    const { complete, problems, warnings, accounts } = accountsAnswer(subject);
    expect([complete, problems, warnings, accounts.map((account) => account.name)]).toEqual([
      true,
      [],
      [],
      ['Administrator', 'Guest'],
    ]);
    expect(owners(subject)).toContainEqual(['builduser', 'no account']);
  });

  test.each(['SAM', 'SOFTWARE'])('carry the damage of a truncated %s with its file', (name) => {
    const { complete, warnings } = accountsAnswer(truncated(name));
    expect(complete).toBe(false);
    expect(warnings.map(({ code, where }) => [code, where[0]?.file])).toContainEqual([
      'hive-size-wrong',
      `${CONFIG}/${name}`,
    ]);
  });

  test('a SAM that is truncated, closed or missing leaves the owner of a profile untold', () => {
    const files = sampleFiles('orphan-profile');
    delete files[`${CONFIG}/SAM`];
    const subjects = [truncated('SAM'), closed(`${CONFIG}/SAM`), subjectOf(files)];
    for (const subject of subjects) {
      expect(owners(subject)).toContainEqual(['builduser', 'cannot tell']);
      expect(accountsAnswer(subject).complete).toBe(false);
    }
    expect(subjects.map((subject) => accountsAnswer(subject).problems.map((problem) => problem.code))).toEqual([
      [],
      ['access-denied'],
      ['accounts-unreadable'],
    ]);
  });

  test('say why the folder of the profiles could not be listed', () => {
    const { complete, warnings } = accountsAnswer(closed('Users'));
    expect([complete, warnings.map((warning) => warning.code)]).toEqual([false, ['access-denied']]);
  });
});

const stateOf = (files: Files) => {
  const hive = subjectOf(files).report.hives.find((found) => found.name === 'SAM');
  return hive === undefined
    ? null
    : [hive.state, hiveComplete(hive), hive.warnings.map(({ code, severity }) => [code, severity])];
};

describe('a hive', () => {
  test('is complete when it is clean, and when its logs were replayed', () => {
    const files = sampleFiles('healthy');
    const sam = hiveBytes(files, 'SAM');
    const dirty = makeDirty(sam);
    const sequence = new DataView(sam.buffer, sam.byteOffset).getUint32(8, true);
    const after = Uint8Array.from(sam);
    after[after.length - 1] = 1;
    expect(stateOf(files)).toEqual(['clean', true, []]);
    const oneLog = { ...files, [`${CONFIG}/SAM`]: dirty, [`${CONFIG}/SAM.LOG1`]: newLog([sam, after], sequence + 1) };
    expect(stateOf({ ...oneLog, [`${CONFIG}/SAM.LOG2`]: new Uint8Array(0) })).toEqual([
      'replayed',
      true,
      [['hive-dirty', 'info']],
    ]);
    expect(stateOf(oneLog)).toEqual(['replayed', false, [['hive-dirty', 'warning']]]);
  });

  test('is not when a log is missing or part of it is cut off', () => {
    const files = sampleFiles('healthy');
    expect(stateOf({ ...files, [`${CONFIG}/SAM`]: makeDirty(hiveBytes(files, 'SAM')) })).toEqual([
      'dirty',
      false,
      [['hive-dirty', 'warning']],
    ]);
    const { report } = truncated('SAM');
    const sam = report.hives.find((hive) => hive.name === 'SAM');
    expect(sam?.warnings.map((warning) => warning.code)).toContain('hive-size-wrong');
    expect(sam === undefined || hiveComplete(sam)).toBe(false);
  });
});
