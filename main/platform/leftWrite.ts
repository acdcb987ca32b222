import { lstatSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { sha256Hex } from './digest.ts';
import { identityOf, isSameFile } from './fileIdentity.ts';
import { attempt } from './hostFailure.ts';
import type { Journal, LeftJournal, OpenJournal } from './journal.ts';

/** What an unfinished write left on a volume. */
export type LeftWrite =
  /** The file is the old or the new one, and nothing lies beside it. */
  | { readonly kind: 'whole' }
  /** The file is part old, part new; `original` is its old content. */
  | { readonly kind: 'torn'; readonly target: string; readonly original: Buffer }
  | { readonly kind: 'temporary'; readonly target: string; readonly temporary: string }
  /** It cannot be told, or not now. */
  | { readonly kind: 'stuck'; readonly target: string; readonly why: string; readonly fix: string };

const ATTACH = 'Attach the volume under the same path and start the program again.';

/** Looks at what an unfinished write left. Nothing is changed. */
export function lookAtWrite(left: LeftJournal): LeftWrite {
  switch (left.kind) {
    case 'unarmed':
      return { kind: 'whole' };
    case 'damaged':
      return stuck(left.open.folder, 'its journal is damaged', 'Look into the folder: "original" is the old content.');
    case 'armed':
      return left.journal.strategy === 'rename'
        ? lookByName(left.journal, left.open)
        : lookInPlace(left.journal, left.open);
  }
}

function lookByName(
  { target, temporary, folder }: Extract<Journal, { strategy: 'rename' }>,
  open: OpenJournal,
): LeftWrite {
  const isOurs = dirname(temporary) === dirname(target) && /\.imageprep-[0-9a-f]+\.tmp$/.test(basename(temporary));
  if (!isOurs) return stuck(target, 'its journal names a file that is not ours', 'Look at the journal.');
  // Its name holds chance, so wherever it lies it is ours.
  const there = attempt(() => lstatSync(temporary));
  if (there.ok) return { kind: 'temporary', target, temporary };
  const now = attempt(() => identityOf(dirname(target)));
  if (!now.ok) return stuck(target, `its folder cannot be reached: ${now.failure.says}`, ATTACH);
  if (there.failure.reason !== 'notFound') return stuck(target, there.failure.says, there.failure.fix);
  return isSameFile(now.value, folder)
    ? { kind: 'whole' }
    : elsewhere(target, `Look for "${basename(temporary)}" and delete it, then remove the folder "${open.folder}".`);
}

function lookInPlace(journal: Extract<Journal, { strategy: 'inPlace' }>, open: OpenJournal): LeftWrite {
  const { target, file, originalSha256, intendedSha256 } = journal;
  const read = attempt(() => ({
    bytes: lstatSync(target).isFile() ? readFileSync(target) : null,
    identity: identityOf(target),
  }));
  if (!read.ok) return stuck(target, read.failure.says, ATTACH);
  const { bytes, identity } = read.value;
  if (bytes === null) return stuck(target, 'it is no longer a file', keptHint(open));
  if (!isSameFile(identity, file)) return elsewhere(target, keptHint(open));
  if ([originalSha256, intendedSha256].includes(sha256Hex(bytes))) return { kind: 'whole' };
  const kept = attempt(() => ({
    original: readFileSync(open.originalPath),
    intended: readFileSync(open.intendedPath),
  }));
  if (!kept.ok) return stuck(target, `its old content could not be read: ${kept.failure.says}`, kept.failure.fix);
  const { original, intended } = kept.value;
  if (sha256Hex(original) !== originalSha256)
    return stuck(target, 'its kept old content is damaged', 'Restore the file from a backup of its image.');
  return isMixture(bytes, original, intended)
    ? { kind: 'torn', target, original }
    : stuck(target, 'it is neither the old nor the new file nor a mixture of both', keptHint(open));
}

/**
 * Whether a write over the old content that stopped somewhere can have left this. Each byte is old or new; one beyond
 * the old end may be a zero, which a loss of power leaves there. The file is never shorter than both.
 */
function isMixture(now: Uint8Array, original: Uint8Array, intended: Uint8Array): boolean {
  const [shorter, longer] = [original.length, intended.length].toSorted((a, b) => a - b) as [number, number];
  if (now.length < shorter || now.length > longer) return false;
  return now.every(
    (byte, index) => byte === original[index] || byte === intended[index] || (byte === 0 && index >= original.length),
  );
}

/** `byHand` is what to do where the volume comes back and is not known again, such as under another number. */
function elsewhere(target: string, byHand: string): LeftWrite {
  return stuck(
    target,
    'another volume or another file lies at its place',
    `${ATTACH} Should it be the right one after all: ${byHand}`,
  );
}

function keptHint(open: OpenJournal): string {
  return `Compare it with the old content kept in "${open.originalPath}", then remove that folder.`;
}

function stuck(target: string, why: string, fix: string): LeftWrite {
  return { kind: 'stuck', target, why, fix };
}
