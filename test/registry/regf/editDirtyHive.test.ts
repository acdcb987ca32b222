import { describe, expect, it } from 'vitest';
import { editHive } from '../../../main/registry/regf/editHive.ts';
import { openHive } from '../../../main/registry/regf/hive.ts';
import type { LogFile } from '../../../main/registry/regf/logFile.ts';
import { verifyHive } from '../../../main/registry/regf/verify.ts';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import type { RegistryEdit } from '../../../shared/model/registry.ts';
import { corpusBytes, corpusEntries, describeCorpus } from '../../support/corpus.ts';
import { describeWithHiveTools, hivexTree, treeOf } from '../../support/hives.ts';
import { hiveStates, makeDirty, newLog, oldLog } from '../../support/hivesLogs.ts';
import { LATER } from '../../support/hivesProfiles.ts';
import { plainEdited } from '../../support/plainEdits.ts';
import { readPlainly } from '../../support/plainHive.ts';

const [first, second, third] = hiveStates(3) as [Uint8Array, Uint8Array, Uint8Array];

const EDIT: RegistryEdit = { kind: 'setValue', keyPath: 'Added\\Here', name: 'V', type: 'REG_SZ', data: 'text' };

const codeOf = (hive: Uint8Array, logs: readonly LogFile[]): string => {
  const outcome = editHive(hive, [EDIT], LATER, logs);
  return outcome.ok ? 'edited' : `${outcome.problem.kind} ${outcome.problem.diagnostic.code}`;
};

const fresh = [
  { name: 'LOG1', bytes: newLog([second, third], 3) },
  { name: 'LOG2', bytes: newLog([first, second], 2) },
];
const old = [{ name: 'LOG', bytes: oldLog(first, third) }];

describe('an edit of a dirty hive', () => {
  it.each([
    ['new', fresh],
    ['old', old],
  ])('is made of the hive that logs of the %s format lead to, and leaves them nothing to do', (_, logs) => {
    const dirty = makeDirty(first);
    const replayed = readPlainly(unwrap(openHive(dirty, logs)).bytes);
    const after = unwrap(editHive(dirty, [EDIT], LATER, logs));
    expect(readPlainly(after)).toEqual(plainEdited(replayed, [EDIT], LATER));
    const reopened = unwrap(openHive(after, logs));
    expect([reopened.dirty, reopened.logsApplied, reopened.warnings, verifyHive(reopened)]).toEqual([
      false,
      [],
      [],
      [],
    ]);
    // Were the machine to stop while it writes next, the entries that the logs still hold must not fit the hive.
    const again = unwrap(openHive(makeDirty(after), logs));
    expect([again.logsApplied, readPlainly(again.bytes)]).toEqual([[], readPlainly(after)]);
  });

  it('is refused without its logs, and where they cannot be replayed as a whole', () => {
    const dirty = makeDirty(first);
    const torn = newLog([first, second], 2).fill(0, 0, 4);
    const gap = [
      { name: 'LOG1', bytes: newLog([first, second], 2) },
      { name: 'LOG2', bytes: newLog([second, third], 9) },
    ];
    expect([
      codeOf(dirty, []),
      codeOf(dirty, [{ name: 'LOG1', bytes: torn }]),
      codeOf(dirty, gap),
      codeOf(dirty, [{ name: 'LOG', bytes: oldLog(first, third).subarray(0, 2048) }]),
      codeOf(dirty, [...fresh.slice(1), { name: 'LOG1', bytes: null }]),
      codeOf(dirty, fresh),
      codeOf(first, [{ name: 'LOG1', bytes: torn }]),
    ]).toEqual([
      'refused hive-dirty',
      'refused hive-replay-incomplete',
      'refused hive-replay-incomplete',
      'refused hive-replay-incomplete',
      'refused hive-replay-incomplete',
      'edited',
      'edited',
    ]);
  });
});

describeWithHiveTools('an edited dirty hive in other tools', () => {
  it.each([
    ['new', fresh],
    ['old', old],
  ])('is clean and has the edit, after logs of the %s format', (_, logs) => {
    const after = unwrap(editHive(makeDirty(first), [EDIT], LATER, logs));
    expect(hivexTree(after)).toEqual(treeOf(unwrap(openHive(after)).root));
    expect(hivexTree(after).keys['Added']?.keys['Here']).toEqual({ values: { V: 'REG_SZ "text"' }, keys: {} });
  });
});

describeCorpus('dirty hives of real machines', () => {
  const entries = corpusEntries('hives');
  const logsOf = (id: string): readonly LogFile[] =>
    entries
      .filter(({ belongsTo, role }) => belongsTo === id && role?.startsWith('LOG') === true)
      .map((entry) => ({ name: entry.file.replace(/\.xz$/, ''), bytes: corpusBytes(entry.file.replace(/\.xz$/, '')) }));

  it('are edited with what their logs hold, and are clean then', () => {
    const edited = entries.flatMap((entry) => {
      const file = entry.file.replace(/\.xz$/, '');
      const logs = logsOf(file.replace('hives/', ''));
      if (logs.length === 0) return [];
      const bytes = corpusBytes(file);
      const opened = openHive(bytes, logs);
      if (!opened.ok || !opened.value.dirty) return [];
      const after = unwrap(editHive(bytes, [EDIT], LATER, logs));
      expect(readPlainly(after)).toEqual(plainEdited(readPlainly(opened.value.bytes), [EDIT], LATER));
      const reopened = unwrap(openHive(after, logs));
      expect([reopened.dirty, verifyHive(reopened)]).toEqual([false, []]);
      return [file];
    });
    expect(edited.length).toBe(5);
  });
});
