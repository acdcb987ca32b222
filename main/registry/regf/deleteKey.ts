import { failure, type Outcome, type Problem, problem, success } from '../../../shared/model/diagnostic.ts';
import { readBaseBlock, sealBaseBlock } from './baseBlock.ts';
import { Cells } from './cells.ts';
import { freeCells } from './freeCells.ts';
import { type Hive, openHive } from './hive.ts';
import { type HiveKey } from './hiveKey.ts';
import { cellsOfKey } from './keyCells.ts';
import { openKey } from './keyNode.ts';
import { BASE_BLOCK_BYTES, BIN, KEY, KEY_FLAG } from './layout.ts';
import { countUse, releaseSecurity, type SecurityUses } from './securityCells.ts';
import { collectSubkeys } from './subkeyList.ts';
import { unlinkSubkey } from './unlinkSubkey.ts';

/**
 * Deletes a key with everything below it and returns the changed copy of the hive, of the same length. `keyPath` is
 * relative to the hive; `lastWritten` (FILETIME) becomes the time of the parent and of the hive. Its cells become
 * free, security cells lose the deleted keys' uses, nothing else changes. Problems: those of `openHive`; `refused` with
 * `hive-dirty`, `hive-damaged`, `key-is-root`, `key-no-delete`; `missing` with `key-not-found`.
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
  if ((hive.cells.view.getUint16(key.position + KEY.flags, true) & KEY_FLAG.noDelete) !== 0)
    return failure(refused('key-no-delete', 'The key is marked as one that must not be deleted.', keyPath));
  return removeSubtree(hive, parent, key, lastWritten);
}

function removeSubtree(hive: Hive, parent: HiveKey, key: HiveKey, lastWritten: bigint): Outcome<Uint8Array> {
  const removed = survey(hive.cells, key.offset, null);
  const remaining = survey(hive.cells, hive.root.offset, key.offset);
  if (hive.warnings.length > 0 || removed.repeated || removed.cells.values().some((cell) => remaining.cells.has(cell)))
    return failure(damagedHive(hive));
  const bytes = Uint8Array.from(hive.bytes);
  const cells = new Cells(bytes, hive.cells.limit, hive.cells.minor, hive.cells.damage);
  const emptyLists = unlinkSubkey(cells, parent.position, key.offset);
  const unusedSecurity = releaseSecurity(cells, removed.security, remaining.security);
  freeCells(cells, new Set([...removed.cells, ...emptyLists, ...unusedSecurity]));
  cells.view.setBigUint64(parent.position + KEY.lastWritten, lastWritten, true);
  cells.view.setBigUint64(BASE_BLOCK_BYTES + BIN.timestamp, lastWritten, true);
  const sequence = ((readBaseBlock(bytes)?.primarySequence ?? 0) + 1) >>> 0;
  sealBaseBlock(bytes, { sequence, lastWritten });
  return hive.warnings.length > 0 ? failure(damagedHive(hive)) : success(bytes);
}

interface Survey {
  /** Positions of all cells of the keys. */
  readonly cells: ReadonlySet<number>;
  readonly security: SecurityUses;
  /** Whether a cell belongs to two of the keys. */
  readonly repeated: boolean;
}

/** Looks at a key (by the offset of its cell) and all below it, but not at the one to be left out. */
function survey(cells: Cells, start: number, leftOut: number | null): Survey {
  const found = new Set<number>();
  const security: SecurityUses = new Map();
  const waiting = [start];
  let repeated = false;
  for (let offset = waiting.pop(); offset !== undefined; offset = waiting.pop()) {
    const key = offset === leftOut ? 0 : openKey(cells, offset);
    if (key === 0) continue;
    if (found.has(key)) {
      repeated = true;
      continue;
    }
    for (const cell of cellsOfKey(cells, key)) {
      repeated ||= found.has(cell);
      found.add(cell);
    }
    countUse(cells, key, security);
    collectSubkeys(cells, key, waiting);
  }
  return { cells: found, security, repeated };
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

function damagedHive(hive: Hive): Problem {
  return problem('refused', 'hive-damaged', 'The hive is damaged, so it is not changed.', {
    detail: 'Deleting a key needs every list and cell of the hive to be sound, so that nothing else is lost.',
    where: hive.warnings.flatMap((warning) => warning.where),
    evidence: hive.warnings.flatMap((warning) => warning.evidence),
    fix: 'Delete the key on the source machine itself.',
    related: [...new Set(hive.warnings.map((warning) => warning.code))],
  });
}

function notFound(keyPath: string): Problem {
  return problem('missing', 'key-not-found', 'The hive has no such key.', {
    detail: 'Deleting a key of a hive; nothing was changed.',
    where: [{ key: keyPath }],
    fix: 'List the keys of the hive: the path is relative to its root, without the name of the root.',
  });
}
