import { type Diagnostic, failure, type Outcome, type Problem, problem } from '../../../shared/model/diagnostic.ts';
import { readBaseBlock, sealBaseBlock } from './baseBlock.ts';
import { Cells } from './cells.ts';
import { confirmEdit } from './confirmEdit.ts';
import { countHive } from './count.ts';
import { causedBy, DamageLog } from './damage.ts';
import { freeCells } from './freeCells.ts';
import { type Hive, openHive } from './hive.ts';
import { type HiveKey } from './hiveKey.ts';
import { BASE_BLOCK_BYTES, BIN, KEY } from './layout.ts';
import { releaseSecurity, type SecurityUses } from './securityCells.ts';
import { gatherSubtree, type Subtree } from './subtree.ts';
import { unlinkSubkey } from './unlinkSubkey.ts';
import { inspectHive } from './verify.ts';

/**
 * Deletes a key with everything below it and returns the changed copy of the hive, of the same length. `keyPath` is
 * relative to the hive; `lastWritten` (FILETIME) becomes the time of the parent and of the hive. Its cells become
 * free, security cells lose the deleted keys' uses, nothing else changes. The hive is verified before and the
 * changed one after. Problems: those of `openHive` and `confirmEdit`; `refused` with `hive-dirty`, `hive-damaged`,
 * `key-is-root`, `key-no-delete`; `missing` with `key-not-found`.
 */
export function deleteKey(bytes: Uint8Array, keyPath: string, lastWritten: bigint): Outcome<Uint8Array> {
  const opened = openHive(bytes);
  if (!opened.ok) return opened;
  const hive = opened.value;
  if (hive.dirty) return failure(dirtyHive());
  const names = keyPath.split('\\').filter((name) => name !== '');
  const name = names.pop();
  if (name === undefined) return failure(refused('key-is-root', 'The root key of a hive cannot be deleted.', keyPath));
  const parent = names.reduce<HiveKey | null>((key, next) => key?.subkey(next) ?? null, hive.root);
  const key = parent?.subkey(name) ?? null;
  if (parent === null || key === null) return failure(notFound(keyPath));
  const { problems, securityUses } = inspectHive(hive);
  if (problems.length > 0) return failure(damagedHive(problems));
  const subtree = gatherSubtree(hive.cells, key.offset);
  if (subtree.locked)
    return failure(refused('key-no-delete', 'The key, or one below it, is marked as not to be deleted.', keyPath));
  const counts = countHive(hive);
  const changed = removeSubtree(hive, { parent, key, subtree, securityUses }, lastWritten);
  return confirmEdit(changed, {
    keys: counts.keys - subtree.counts.keys,
    values: counts.values - subtree.counts.values,
  });
}

interface Removal {
  readonly parent: HiveKey;
  readonly key: HiveKey;
  readonly subtree: Subtree;
  /** By all keys of the hive. */
  readonly securityUses: SecurityUses;
}

function removeSubtree(hive: Hive, removal: Removal, lastWritten: bigint): Uint8Array {
  const { parent, key, subtree, securityUses } = removal;
  const bytes = new Uint8Array(hive.bytes);
  const cells = new Cells(bytes, hive.cells.limit, hive.cells.minor, new DamageLog());
  const emptyLists = unlinkSubkey(cells, parent.position, key.offset);
  const unusedSecurity = releaseSecurity(cells, subtree.securityUses, securityUses);
  freeCells(cells, new Set([...subtree.cells, ...emptyLists, ...unusedSecurity]));
  cells.view.setBigUint64(parent.position + KEY.lastWritten, lastWritten, true);
  cells.view.setBigUint64(BASE_BLOCK_BYTES + BIN.timestamp, lastWritten, true);
  const sequence = ((readBaseBlock(bytes)?.primarySequence ?? 0) + 1) >>> 0;
  sealBaseBlock(bytes, { sequence, lastWritten });
  return bytes;
}

function refused(code: string, summary: string, keyPath: string): Problem {
  return problem('refused', code, summary, {
    detail: 'Deleting a key of a hive; nothing was changed.',
    where: [{ key: keyPath }],
  });
}

function dirtyHive(): Problem {
  return problem('refused', 'hive-dirty', 'The hive was not written completely, so it is not changed.', {
    detail: 'Deleting a key: its logs hold changes that Windows would write over the edit at its next start.',
    where: [{ offset: 0 }],
    fix: 'Start the machine once and shut it down cleanly, or detach the volume cleanly, then try again.',
  });
}

function damagedHive(findings: readonly Diagnostic[]): Problem {
  return problem('refused', 'hive-damaged', 'The hive is damaged, so it is not changed.', {
    detail:
      'Deleting a key needs every list and cell of the hive to be sound, so that nothing else is lost. '
      + `Findings about this hive: ${findings.length}.`,
    ...causedBy(findings),
    fix: 'Delete the key on the source machine itself.',
  });
}

function notFound(keyPath: string): Problem {
  return problem('missing', 'key-not-found', 'The hive has no such key.', {
    detail: 'Deleting a key of a hive; nothing was changed.',
    where: [{ key: keyPath }],
    fix: 'List the keys of the hive: the path is relative to its root, without the name of the root.',
  });
}
