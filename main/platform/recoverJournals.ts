import { lstatSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { diagnostic } from '../../shared/model/diagnostic.ts';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import { sha256Hex } from './digest.ts';
import { attempt } from './hostFailure.ts';
import type { HostFailure } from './hostFailure.ts';
import { overwrite } from './inPlaceWrite.ts';
import { endJournal, leftJournals } from './journal.ts';
import type { Journal, LeftJournal, OpenJournal } from './journal.ts';

/**
 * Ends every write that an earlier process left unfinished: what was complete stays, a half-written file gets its old
 * content back. Call once at start. Tells what was mended (`write-recovered`) and what could not be
 * (`write-not-recovered`; its journal stays for the next start).
 */
export function recoverJournals(journalFolder: string): readonly Diagnostic[] {
  const left = attempt(() => leftJournals(journalFolder));
  if (!left.ok)
    return [notRecovered(journalFolder, `the journals could not be read: ${left.failure.says}`, left.failure.fix)];
  return left.value.flatMap((each) => recover(each));
}

function recover(left: LeftJournal): readonly Diagnostic[] {
  const { open } = left;
  if (left.kind === 'unarmed') return close(open);
  if (left.kind === 'damaged')
    return [
      notRecovered(open.folder, 'its journal is damaged', 'Look into the folder: "original" is the old content.'),
    ];
  const { journal } = left;
  return journal.strategy === 'rename' ? recoverRename(journal, open) : recoverInPlace(journal, open);
}

function recoverRename(journal: Extract<Journal, { strategy: 'rename' }>, open: OpenJournal): readonly Diagnostic[] {
  const { target, temporary } = journal;
  const isOurs = dirname(temporary) === dirname(target) && /\.imageprep-[0-9a-f]+\.tmp$/.test(basename(temporary));
  if (!isOurs) return [notRecovered(target, 'its journal names a file that is not ours', 'Look at the journal.')];
  const removed = attempt(() => rmSync(temporary, { force: true }));
  return removed.ok ? close(open) : [notRecovered(target, removed.failure.says, removed.failure.fix)];
}

function recoverInPlace(journal: Extract<Journal, { strategy: 'inPlace' }>, open: OpenJournal): readonly Diagnostic[] {
  const { target } = journal;
  const read = attempt(() => (lstatSync(target).isFile() ? readFileSync(target) : null));
  if (!read.ok) return [waiting(target, read.failure)];
  if (read.value === null) return [notRecovered(target, 'it is no longer a file', keptHint(open))];
  const now = sha256Hex(read.value);
  if (now === journal.intendedSha256 || now === journal.originalSha256) return close(open);
  const kept = attempt(() => ({
    original: readFileSync(open.originalPath),
    intended: readFileSync(open.intendedPath),
  }));
  if (!kept.ok)
    return [notRecovered(target, `its old content could not be read: ${kept.failure.says}`, kept.failure.fix)];
  const { original, intended } = kept.value;
  if (sha256Hex(original) !== journal.originalSha256)
    return [notRecovered(target, 'its kept old content is damaged', 'Restore the file from a backup of its image.')];
  if (!isMixture(read.value, original, intended))
    return [notRecovered(target, 'it is neither the old nor the new file nor a mixture of both', keptHint(open))];
  return bringBack(target, original, open);
}

function bringBack(target: string, original: Buffer, open: OpenJournal): readonly Diagnostic[] {
  const back = attempt(() => {
    overwrite(target, original);
    return readFileSync(target).equals(original);
  });
  if (!back.ok) return [notRecovered(target, back.failure.says, back.failure.fix)];
  if (!back.value)
    return [notRecovered(target, 'it read back differently', 'Check the disk (chkdsk) and start again.')];
  return [
    diagnostic(
      'write-recovered',
      `"${target}" was half written when the program stopped; it has its old content again.`,
      {
        severity: 'info',
        where: [{ file: target }],
        fix: 'Apply the change again if it is still wanted.',
      },
    ),
    ...close(open),
  ];
}

/**
 * Whether each byte comes from the old or the new content, or is a zero that a power loss leaves. Anything else is
 * another file under the same path, such as another volume mounted there, and is not touched.
 */
function isMixture(now: Uint8Array, original: Uint8Array, intended: Uint8Array): boolean {
  if (now.length > Math.max(original.length, intended.length)) return false;
  return now.every((byte, index) => byte === 0 || byte === original[index] || byte === intended[index]);
}

function close(open: OpenJournal): readonly Diagnostic[] {
  const ended = attempt(() => endJournal(open));
  return ended.ok
    ? []
    : [notRecovered(open.folder, `the journal could not be removed: ${ended.failure.says}`, ended.failure.fix)];
}

function keptHint(open: OpenJournal): string {
  return `Compare it with the old content kept in "${open.originalPath}", then remove that folder.`;
}

function waiting(target: string, failed: HostFailure): Diagnostic {
  return notRecovered(target, failed.says, 'Attach the volume under the same path and start the program again.');
}

function notRecovered(target: string, why: string, fix: string): Diagnostic {
  return diagnostic('write-not-recovered', `An unfinished write to "${target}" could not be ended: ${why}.`, {
    severity: 'warning',
    detail: 'An earlier run of the program stopped while it wrote this file. Its old content is kept.',
    where: [{ file: target }],
    fix,
  });
}
