import { baseName, type VolumePath } from '../../../shared/base/winPath.ts';
import { fileTimeFromMs } from '../../../shared/base/filetime.ts';
import { failure, success, type Outcome } from '../../../shared/model/diagnostic.ts';
import type { FileFingerprint, Proposal, ProposedChange, ShownChange } from '../../../shared/model/proposal.ts';
import type { RegistryEdit } from '../../../shared/model/registry.ts';
import { sha256Hex } from '../../platform/digest.ts';
import { editHive } from '../../registry/regf/editHive.ts';
import { openHive } from '../../registry/regf/hive.ts';
import { keyNames } from '../../registry/registryPath.ts';
import { replayedLogs, replayWarning } from '../../subject/replayedLogs.ts';
import { transactionLogs } from '../../subject/transactionLogs.ts';
import type { LocatedLoose } from '../locateLoose.ts';
import { showRegistryChange } from '../showRegistryChange.ts';
import { notRead, ofFile } from './openHiveFile.ts';
import { keyBelow, pathHint } from './openKeyOf.ts';

/** What a hive and its logs were when an edit of it was shown. */
export interface HiveSeen {
  readonly fingerprint: string;
  /** Of a dirty hive: the logs that are replayed with the edit. */
  readonly logs: readonly FileFingerprint[];
}

/** An edit of one hive as it would be carried out. */
export interface PreparedHiveEdit {
  readonly shown: ShownChange;
  /** Whether the hive would be another one afterwards. */
  readonly changed: boolean;
  /** What must be known before applying; empty when nothing is. */
  readonly warning: string;
  readonly seen: HiveSeen;
}

/**
 * Makes an edit of a hive in memory, with its logs replayed where it is dirty, and shows what it changes; `file` is the
 * hive as the user named it. Problems, each with the file: those of `editHive`, and what bars reading.
 */
export function prepareHiveEdit(
  { fs, path }: LocatedLoose,
  file: string,
  edit: RegistryEdit,
  nowMs: number,
): Outcome<PreparedHiveEdit> {
  const bytes = fs.read(path);
  if (bytes.kind !== 'found') return failure(notRead(bytes, path, file));
  const logs = transactionLogs(fs, path);
  const opened = openHive(bytes.value, logs);
  if (!opened.ok) return failure(ofFile(opened.problem, file));
  const edited = editHive(bytes.value, [edit], fileTimeFromMs(nowMs), logs);
  if (!edited.ok) return failure(ofFile(edited.problem, file));
  const key = keyBelow(opened.value.root, edit.keyPath);
  const { dirty } = opened.value;
  return success({
    shown: showRegistryChange(
      edit,
      shownKey(path, edit),
      key === null ? { kind: 'absent' } : { kind: 'found', value: key },
    ),
    changed: edited.value !== bytes.value,
    warning: [
      ...(dirty ? [replayWarning(baseName(path))] : []),
      ...(key === null && edit.kind === 'setValue' ? [addedKey(edit.keyPath)] : []),
    ].join(' '),
    seen: { fingerprint: sha256Hex(bytes.value), logs: dirty ? replayedLogs(fs, path, sha256Hex) : [] },
  });
}

/** The edit as a proposal; a hive or log that is no longer what was seen makes applying refuse. */
export function hiveProposal(path: VolumePath, edit: RegistryEdit, seen: HiveSeen, warning: string): Proposal {
  const { fingerprint, logs } = seen;
  const change: ProposedChange = { ...edit, file: path, fingerprint, key: shownKey(path, edit), logs };
  return {
    id: 'edit-hive',
    title: titleOf(path, edit),
    risk: 'needsThought',
    warning,
    changes: [change],
    because: [],
    source: [],
  };
}

/** A key that comes with its value may be a path that was meant for another one. */
function addedKey(keyPath: string): string {
  return `The hive has no key "${keyPath}": it is added with the value. ${pathHint(keyPath)}`;
}

/** Where Windows mounts a hive is not known of a single file: its name stands for its root. */
function shownKey(path: VolumePath, { keyPath }: RegistryEdit): string {
  return [baseName(path), ...keyNames(keyPath)].join('\\');
}

function titleOf(path: VolumePath, edit: RegistryEdit): string {
  const key = shownKey(path, edit);
  switch (edit.kind) {
    case 'setValue':
      return `Set ${valueWords(edit.name)} of ${key}`;
    case 'deleteValue':
      return `Delete ${valueWords(edit.name)} of ${key}`;
    case 'addKey':
      return `Add ${key}`;
    case 'deleteKey':
      return `Delete ${key}`;
  }
}

function valueWords(name: string): string {
  return name === '' ? 'the default value' : `"${name}"`;
}
