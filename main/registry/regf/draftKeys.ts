import { failure, type Outcome, type Problem, success } from '../../../shared/model/diagnostic.ts';
import { keyNames } from '../registryPath.ts';
import { storeKey } from './storeKey.ts';
import { type HiveDraft, positionOf } from './hiveDraft.ts';
import { KEY, KEY_FLAG, MAX_DEPTH } from './layout.ts';
import { keyNotFound, refusedEdit } from './refusedEdit.ts';
import { findSubkey } from './subkeyList.ts';

/** Longest name of a key, UTF-16 units. Source: "Registry element size limits" of Windows. */
const MAX_KEY_NAME = 255;

/** How far a path leads: the file position of the last key that is there, and the names that are not. */
interface Reached {
  readonly key: number;
  readonly missing: readonly string[];
}

/** Follows a path down to its end or to the last key that is there. Problem: `key-is-link` (refused) on the way. */
function reach(draft: HiveDraft, keyPath: string): Outcome<Reached> {
  const names = keyNames(keyPath);
  let key = positionOf(draft.rootCell);
  for (const [index, name] of names.entries()) {
    if (isLink(draft, key)) return failure(throughLink(keyPath));
    const offset = findSubkey(draft.cells, key, name);
    if (offset === null) return success({ key, missing: names.slice(index) });
    key = positionOf(offset);
  }
  return success({ key, missing: [] });
}

/** File position of the key at a path. Problems: `key-is-link` (refused), `key-not-found` (missing). */
export function existingKey(draft: HiveDraft, keyPath: string): Outcome<number> {
  const reached = reach(draft, keyPath);
  if (!reached.ok) return reached;
  return reached.value.missing.length > 0 ? failure(keyNotFound(keyPath)) : success(reached.value.key);
}

/**
 * As `existingKey`, for a key whose values are to be changed: Windows would change those of the key that a link leads
 * to, and a key with a predefined handle has none. Problem too: `key-without-values` (refused).
 */
export function refuseValues(draft: HiveDraft, key: number, keyPath: string): Problem | null {
  if (isLink(draft, key)) return throughLink(keyPath);
  if ((flagsOf(draft, key) & KEY_FLAG.predefinedHandle) === 0) return null;
  const summary = 'The key stands for a predefined key and holds no values of its own.';
  const fix = 'Name the key whose values are meant.';
  return refusedEdit('refused', 'key-without-values', summary, { key: keyPath }, fix);
}

const SHORTER = 'Give a shorter path; names in it are separated by backslashes.';

/**
 * File position of the key at a path, which is added with its parents where it is missing. Problems: `key-is-link`
 * (refused), `key-name-too-long`, `key-too-deep` (usage).
 */
export function ensuredKey(draft: HiveDraft, keyPath: string): Outcome<number> {
  const names = keyNames(keyPath);
  const reached = reach(draft, keyPath);
  if (!reached.ok) return reached;
  const { key, missing } = reached.value;
  const where = { key: keyPath };
  if (missing.length > 0 && isLink(draft, key)) return failure(throughLink(keyPath));
  if (missing.some((name) => name.length > MAX_KEY_NAME)) {
    const summary = `The name of a key has at most ${MAX_KEY_NAME} characters.`;
    return failure(refusedEdit('usage', 'key-name-too-long', summary, where, SHORTER));
  }
  if (missing.length > 0 && names.length > MAX_DEPTH) {
    const summary = `Keys lie at most ${MAX_DEPTH} levels deep.`;
    return failure(refusedEdit('usage', 'key-too-deep', summary, where, SHORTER));
  }
  return success(missing.reduce((parent, name) => storeKey(draft, parent, name), key));
}

function isLink(draft: HiveDraft, key: number): boolean {
  return (flagsOf(draft, key) & KEY_FLAG.link) !== 0;
}

function flagsOf({ cells }: HiveDraft, key: number): number {
  return cells.view.getUint16(key + KEY.flags, true);
}

function throughLink(keyPath: string): Problem {
  const fix = 'Name the key that the link leads to: its value SymbolicLinkValue says which.';
  return refusedEdit(
    'refused',
    'key-is-link',
    'The key is a symbolic link, or lies behind one.',
    { key: keyPath },
    fix,
  );
}
