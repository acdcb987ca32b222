import { describe, expect, test } from 'vitest';
import { accounts as RULES } from '../../main/checks/areas/accounts.ts';
import { SCENARIOS } from '../../main/sample/scenarios.ts';
import { SAMPLE } from '../../main/sample/identity.ts';
import { accountsAnswer } from '../../main/subject/accountsAnswer.ts';
import { readSubject, type Subject } from '../../main/subject/subject.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import { ridKeyName } from '../../shared/base/sid.ts';
import { toWindowsPath } from '../../shared/base/winPath.ts';
import { PROFILE_LIST, type JoinedRow, type ListedProfile } from '../../shared/model/account.ts';
import type { Evidence } from '../../shared/model/diagnostic.ts';
import { digest, hiveEdited, hiveWith, sampleFiles, sampleFolders, subjectOf, type Files } from '../support/worlds.ts';
import { BAD, profile } from './badVolumes.ts';
import { accounts as CASES } from './cases/accounts.ts';
import { without } from './volumes.ts';

const CONFIG = 'Windows/System32/config';
const OWN = `${SAMPLE.machineSid}-500`;
const USER_HIVE = 'Users/Administrator/NTUSER.DAT';
const healthy = (): Files => sampleFiles('healthy');
const hive = (name: string): Uint8Array => {
  const bytes = healthy()[name];
  if (!(bytes instanceof Uint8Array)) throw new Error(`the sample has no ${name}`);
  return bytes;
};
/** The key of the built-in Administrator names another folder, which is there with a sound hive. */
const movedTo = (folder: string): Files => ({
  ...hiveWith('healthy', 'SOFTWARE', profile(OWN, `C:\\Users\\${folder}`)),
  [`Users/${folder}/NTUSER.DAT`]: hive(USER_HIVE),
});
const sharing = (): Files =>
  hiveWith('healthy', 'SOFTWARE', profile(`${SAMPLE.machineSid}-1010`, 'C:\\Users\\Administrator'));
const withoutOwnKey = (): Files => hiveEdited('healthy', 'SOFTWARE', (spec) => (spec.name === OWN ? null : spec));

const VOLUMES: readonly (readonly [string, () => Files])[] = [
  ...SCENARIOS.map(({ name }) => [name, () => ({ ...sampleFiles(name), ...sampleFolders(name) })] as const),
  ...BAD.map(([id, result, files, words]) => [`${id} ${result}: ${words}`, files] as const),
  ...CASES.map(({ id, bad }) => [`bad for ${id}`, bad] as const),
  ['hive of the Administrator cut off', () => ({ ...healthy(), [USER_HIVE]: hive(USER_HIVE).slice(0, 600) })],
  ['hive of the Administrator overwritten', () => ({ ...healthy(), [USER_HIVE]: 'garbage' })],
  ['hive of the Administrator empty', () => ({ ...healthy(), [USER_HIVE]: '' })],
  ['hive of the Administrator missing', () => without(healthy(), /Administrator\/NTUSER/)],
  ['every hive of users missing', () => without(healthy(), /NTUSER/)],
  ['folder of the Administrator gone', () => without(healthy(), /^Users\/Administrator/)],
  ['key of the Administrator gone', withoutOwnKey],
  ['key and folder of the Administrator gone', () => without(withoutOwnKey(), /^Users\/Administrator/)],
  ['folder of the Administrator shared', sharing],
  ['folder of the Administrator suffixed', () => movedTo('Administrator.000')],
  ['no folder of profiles', () => without(healthy(), /^Users\//)],
  ...['SOFTWARE', 'SAM', 'SECURITY'].map(
    (name) => [`no ${name}`, () => without(healthy(), new RegExp(`config/${name}$`))] as const,
  ),
];

/** Checks that a profile is sound, which never come to more than a warning. */
const OF_PROFILES: ReadonlySet<string> = new Set([
  'profile-doubled',
  'temporary-profile',
  'profile-path-unusual',
  'profile-folder-without-key',
  'profile-backup-key',
  'profile-key-without-folder',
  'user-hive-damaged',
]);

/** Whether a piece of evidence is of the very account or profile of a row. */
function isOf(row: JoinedRow, its: ListedProfile | null, { where }: Evidence): boolean {
  const key = where.key ?? '';
  const file = where.file === undefined ? '' : toWindowsPath(where.file).toLowerCase();
  const folder = (its?.path ?? '').toLowerCase();
  return (
    (its?.keyName !== null && its !== null && key.startsWith(`${PROFILE_LIST}\\${its.keyName}`))
    || (row.rid !== null && key.endsWith(`\\Users\\${ridKeyName(row.rid)}`))
    || (folder !== '' && (file === folder || file.startsWith(`${folder}\\`)))
  );
}

/** Rows that say keep where a check of the area fails, be it on evidence of the row or on one that the row names. */
function contradictions(subject: Subject): readonly string[] {
  const { table, profiles } = accountsAnswer(subject);
  const failed = RULES.map((rule) => ({ id: rule.id, ...rule.run(subject) })).filter(
    ({ id, result }) => result === 'fail' || (result === 'warning' && OF_PROFILES.has(id)),
  );
  return table
    .filter(({ decision }) => decision.kind === 'keep')
    .flatMap((row) => {
      const its = row.profile === null ? null : (profiles[row.profile] ?? null);
      return failed
        .filter(
          ({ id, diagnostics }) =>
            row.checks.includes(id)
            || diagnostics.some(({ evidence }) => evidence.some((each) => isOf(row, its, each))),
        )
        .map(({ id, title }) => `${row.name}: ${id}, ${title}`);
    });
}

const closed = (...unreadable: readonly string[]): Subject =>
  readSubject(memoryFs(healthy(), { unreadable }), { digest, writeBar: null, logs: [], problems: [] });

describe('the table of accounts', () => {
  test.each(VOLUMES)('keeps nothing that a check fails on: %s', (_, files) =>
    expect(contradictions(subjectOf(files()))).toEqual([]),
  );

  test.each([`${CONFIG}/SOFTWARE`, `${CONFIG}/SAM`, USER_HIVE, 'Users', 'Users/Administrator'])(
    'keeps nothing that a check fails on: %s may not be read',
    (path) => expect(contradictions(closed(path))).toEqual([]),
  );

  test.each(['SOFTWARE', 'SAM'])('keeps nothing that a check fails on: %s damaged anywhere', (name) => {
    const files = sampleFiles('failed-copyprofile');
    const bytes = hive(`${CONFIG}/${name}`);
    const damaged = Array.from({ length: 24 }, (_, part) => Math.floor((bytes.length * part) / 24)).flatMap((at) => [
      bytes.slice(0, at),
      Uint8Array.from(bytes).fill(0, at, at + 512),
    ]);
    for (const part of damaged)
      expect(contradictions(subjectOf({ ...files, [`${CONFIG}/${name}`]: part }))).toEqual([]);
  });
});
