import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { syncFolder, writeAtomically, writeNewFile } from './atomicFile.ts';
import { sha256Hex } from './digest.ts';
import { fileIdentitySchema, identityOf } from './fileIdentity.ts';
import { makeFolders } from './folders.ts';
import { isOtherRunning, ownProcess } from './processIdentity.ts';

const JOURNAL_FILE = 'journal.json';

const journalSchema = z.discriminatedUnion('strategy', [
  z.object({
    strategy: z.literal('rename'),
    target: z.string(),
    temporary: z.string(),
    /** Which folder holds both. */
    folder: fileIdentitySchema,
  }),
  z.object({
    strategy: z.literal('inPlace'),
    target: z.string(),
    /** Which file the target is. */
    file: fileIdentitySchema,
    originalSha256: z.string(),
    intendedSha256: z.string(),
  }),
]);

/** What was about to happen to a file. It exists from before the first byte is touched until the write is known good. */
export type Journal = z.infer<typeof journalSchema>;

export interface OpenJournal {
  readonly folder: string;
  /** The old content, kept until the write ends; only with `inPlace`. */
  readonly originalPath: string;
  readonly intendedPath: string;
}

/**
 * Makes a journal's own folder, named after this process, below `journalFolder`; the name is on the disk. Throws the
 * operating system's error.
 */
export function beginJournal(journalFolder: string): OpenJournal {
  makeFolders(journalFolder, 0o700);
  const folder = join(journalFolder, `${ownProcess()}-${randomBytes(8).toString('hex')}`);
  mkdirSync(folder, { mode: 0o700 });
  syncFolder(journalFolder);
  return journalAt(folder);
}

function journalAt(folder: string): OpenJournal {
  return { folder, originalPath: join(folder, 'original'), intendedPath: join(folder, 'intended') };
}

/** Arms a journal for a write by rename: from now on a temporary file beside the target is cleaned up. */
export function armRename(journal: OpenJournal, target: string, temporary: string): void {
  writeJournal(journal, { strategy: 'rename', target, temporary, folder: identityOf(dirname(target)) });
}

/** Arms a journal for a write in place: both contents are on the disk before the target is touched. */
export function armInPlace(
  journal: OpenJournal,
  target: string,
  original: Uint8Array,
  intended: Uint8Array,
  onPoint: (point: string) => void,
): void {
  writeNewFile(journal.originalPath, original);
  onPoint('original-kept');
  writeNewFile(journal.intendedPath, intended);
  onPoint('intended-kept');
  writeJournal(journal, {
    strategy: 'inPlace',
    target,
    file: identityOf(target),
    originalSha256: sha256Hex(original),
    intendedSha256: sha256Hex(intended),
  });
}

function writeJournal(journal: OpenJournal, content: Journal): void {
  writeAtomically(join(journal.folder, JOURNAL_FILE), Buffer.from(JSON.stringify(content)));
}

/** Ends a journal: first the order to recover goes, then the contents. */
export function endJournal(journal: OpenJournal, onPoint: (point: string) => void = () => undefined): void {
  rmSync(join(journal.folder, JOURNAL_FILE), { force: true });
  syncFolder(journal.folder);
  onPoint('disarmed');
  rmSync(journal.folder, { recursive: true, force: true });
}

/** A journal that an earlier process left. `unarmed` means that its target was never touched. */
export type LeftJournal =
  | { readonly kind: 'armed'; readonly open: OpenJournal; readonly journal: Journal }
  | { readonly kind: 'unarmed'; readonly open: OpenJournal }
  | { readonly kind: 'damaged'; readonly open: OpenJournal };

/** The name of a journal: the process that works on it, and chance. */
const NAME = /^(\d+\.\d+)-[0-9a-f]{16}$/;

/** The journals that no other process works on. Throws when the folder exists and cannot be listed. */
export function leftJournals(journalFolder: string): readonly LeftJournal[] {
  if (!existsSync(journalFolder)) return [];
  return readdirSync(journalFolder)
    .filter((name) => {
      const maker = NAME.exec(name)?.[1];
      return maker !== undefined && !isOtherRunning(maker);
    })
    .toSorted()
    .map((name) => readLeft(journalAt(join(journalFolder, name))));
}

function readLeft(open: OpenJournal): LeftJournal {
  const path = join(open.folder, JOURNAL_FILE);
  if (!existsSync(path)) return { kind: 'unarmed', open };
  const parsed = journalSchema.safeParse(parseJson(readFileSync(path, 'utf8')));
  return parsed.success ? { kind: 'armed', open, journal: parsed.data } : { kind: 'damaged', open };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
