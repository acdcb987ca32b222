import { describe, expect, test } from 'vitest';
import { openHive } from '../../main/registry/regf/hive.ts';
import type { HiveKey } from '../../main/registry/regf/hiveKey.ts';
import { KEY, KEY_FLAG } from '../../main/registry/regf/layout.ts';
import { proposalsFor } from '../../main/remedies/proposals.ts';
import { key, path, text } from '../../main/sample/hiveSpecs.ts';
import { readSubject, type Subject } from '../../main/subject/subject.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { makeDirty } from '../support/hivesLogs.ts';
import { checkOf, digest, sampleFiles, hiveEdited, hiveWith, subjectOf } from '../support/worlds.ts';

const REMOVE_STALE_KEYS = 'remove-stale-profile-keys';
const SET_COPYPROFILE_FALSE = 'set-copyprofile-false';
const SAM = 'Windows/System32/config/SAM';
const files = sampleFiles('orphan-profile');
const sam = files[SAM] instanceof Uint8Array ? files[SAM] : new Uint8Array();

const SOFTWARE = 'Windows/System32/config/SOFTWARE';
const software = files[SOFTWARE] instanceof Uint8Array ? files[SOFTWARE] : new Uint8Array();

const offered = (subject: Subject) => ({
  proposed: proposalsFor(subject, digest).map((proposal) => proposal.id),
  byCheck: checkOf(subject, 'profile-key-without-folder').proposals,
  fix: checkOf(subject, 'profile-key-without-folder').diagnostics[0]?.fix,
});

/** The hive with every profile key marked as not to be deleted. */
function keptKeys(): Uint8Array {
  const bytes = Uint8Array.from(software);
  const list = 'Microsoft\\Windows NT\\CurrentVersion\\ProfileList'
    .split('\\')
    .reduce((above: HiveKey | null, name) => above?.subkey(name) ?? null, unwrap(openHive(bytes)).root);
  const view = new DataView(bytes.buffer);
  for (const { position } of list?.subkeys() ?? [])
    view.setUint16(position + KEY.flags, view.getUint16(position + KEY.flags, true) | KEY_FLAG.noDelete, true);
  return bytes;
}

const NOTHING = new Uint8Array();

const NOT_OFFERED = {
  proposed: [SET_COPYPROFILE_FALSE],
  byCheck: [],
  fix: 'The accounts could not be read completely, so it cannot be told whether the users were deleted. Look at them on the source machine itself: net user.',
};

describe('removing the profile keys of deleted users', () => {
  test('is offered where the accounts are known to be gone', () => {
    expect(offered(subjectOf(files))).toEqual({
      proposed: [REMOVE_STALE_KEYS, SET_COPYPROFILE_FALSE],
      byCheck: [REMOVE_STALE_KEYS],
      fix: 'Remove the ProfileList keys of the deleted users.',
    });
  });

  test.each<readonly [string, () => Subject]>([
    [
      'closed',
      () => readSubject(memoryFs(files, { unreadable: [SAM] }), { digest, writeBar: null, logs: [], problems: [] }),
    ],
    ['truncated', () => subjectOf({ ...files, [SAM]: sam.subarray(0, sam.length - 512) })],
    ['dirty and without its logs', () => subjectOf({ ...files, [SAM]: makeDirty(sam) })],
    [
      'without the list of names',
      () => subjectOf(hiveEdited('orphan-profile', 'SAM', (spec) => (spec.name === 'Names' ? null : spec))),
    ],
    [
      'without machine SID',
      () =>
        subjectOf(
          hiveEdited('orphan-profile', 'SAM', (spec) => (spec.name === 'Account' ? { ...spec, values: [] } : spec)),
        ),
    ],
  ])('is not offered, nor advised, where the SAM is %s', (_, subject) =>
    expect(offered(subject())).toEqual(NOT_OFFERED),
  );

  test.each([
    ['dirty', makeDirty(software), 'hive-dirty'],
    ['damaged', software.subarray(0, software.length - 512), 'hive-damaged'],
    ['sound and keeps them from being deleted', keptKeys(), 'key-no-delete'],
  ])('cannot be applied where the hive that holds them is %s', (_, hive, code) => {
    const [proposal] = proposalsFor(subjectOf({ ...files, [SOFTWARE]: hive }), digest);
    const applicability = { kind: 'cannotApply', reason: { code } };
    expect(proposal).toMatchObject({ id: REMOVE_STALE_KEYS, warning: '', applicability });
  });

  test.each([
    [[], 'Remove the profile key of 1 deleted user', 'safe', /^$/],
    [['S-1-5-21-9-9-9-1105'], 'Remove 2 profile keys without a folder', 'needsThought', /accounts of a domain/],
  ])('calls nobody deleted of whom that is not known: %j', (foreign, title, risk, warning) => {
    const keys = foreign.map((name) => key(name, [text('ProfileImagePath', 'C:\\Users\\gone', 'REG_EXPAND_SZ')]));
    const list = path('Microsoft\\Windows NT\\CurrentVersion\\ProfileList', keys);
    const [proposal] = proposalsFor(subjectOf(hiveWith('orphan-profile', 'SOFTWARE', list)), digest);
    expect(proposal).toMatchObject({ title, risk, warning: expect.stringMatching(warning) });
  });

  test('is not offered for an account that only the list of names still knows', () => {
    const named = hiveEdited('orphan-profile', 'SAM', (spec) =>
      spec.name === 'Names'
        ? {
            ...spec,
            keys: [...(spec.keys ?? []), { name: 'builduser', values: [{ name: '', type: 1004, data: NOTHING }] }],
          }
        : spec,
    );
    expect(offered(subjectOf(named))).toEqual(NOT_OFFERED);
  });
});
