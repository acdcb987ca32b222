import { fileTimeToIso } from '../../../shared/base/filetime.ts';
import { success, type Outcome } from '../../../shared/model/diagnostic.ts';
import type { HiveTree, TreeKey } from '../../../shared/model/hive.ts';
import { asRead } from '../../registry/regf/asRead.ts';
import { type WalkedKey, walkKeys } from '../../registry/regf/walkKeys.ts';
import { openHiveFile } from './openHiveFile.ts';
import { type KeyRequest, openKeyOf } from './openKeyOf.ts';

export interface TreeRequest extends KeyRequest {
  /** Levels below the key; all when left out. */
  readonly depth?: number | undefined;
  /** Most keys that are listed. */
  readonly limit: number;
}

/** A key with those below it, at most `limit` of them. Problems: those of `openHiveFile` and `openKeyOf`. */
export function hiveTree(request: TreeRequest): Outcome<HiveTree> {
  const opened = openKeyOf(request, openHiveFile);
  if (!opened.ok) return opened;
  const { hive, key } = opened.value;
  const { file, depth, limit } = request;
  // One more than is listed tells whether there are more.
  const walked = Array.from(walkKeys(key, depth).take(limit + 1));
  return success({
    file,
    path: key.path,
    tree: walked.slice(0, limit).map(treeKey),
    complete: walked.length <= limit,
    warnings: asRead(hive),
  });
}

function treeKey({ key, depth }: WalkedKey): TreeKey {
  return {
    path: key.path,
    name: key.name,
    depth,
    keys: key.subkeyCount,
    values: key.valueCount,
    lastWritten: fileTimeToIso(key.lastWritten),
  };
}
