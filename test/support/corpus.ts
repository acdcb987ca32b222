import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe } from 'vitest';

/** Folder of real-world files beside the project; `IMAGEPREP_CORPUS` names another. Null when there is none. */
export const corpusFolder: string | null = (() => {
  const folder = resolve(process.env['IMAGEPREP_CORPUS'] ?? join(import.meta.dirname, '../../../shared/corpus'));
  return existsSync(join(folder, 'MANIFEST.json')) ? folder : null;
})();

export interface CorpusEntry {
  readonly file: string;
  readonly kind: string;
  /** Of the file itself, decompressed. */
  readonly bytes: number;
  readonly compression?: string;
  readonly truth?: string;
  readonly transactionLogs?: readonly string[];
  readonly belongsTo?: string;
  readonly role?: string;
}

/** A describe block over the corpus; without it, the block is skipped and says so on the terminal. */
export function describeCorpus(title: string, body: (folder: string) => void): void {
  if (corpusFolder === null) {
    console.warn(`SKIPPED: "${title}" needs the corpus of real files, which is not here.`);
    describe.skip(title, () => body(''));
    return;
  }
  const folder = corpusFolder;
  describe(title, () => body(folder));
}

/** All entries below one folder of the corpus (`hives`, `answer-files`, ...); none when there is no corpus. */
export function corpusEntries(under: string): readonly CorpusEntry[] {
  if (corpusFolder === null) return [];
  const manifest = JSON.parse(readFileSync(join(corpusFolder, 'MANIFEST.json'), 'utf8')) as readonly CorpusEntry[];
  return manifest.filter((entry) => entry.file.startsWith(`${under}/`));
}

/** The bytes of one entry, decompressed. */
export function corpusBytes(file: string): Uint8Array {
  const path = join(corpusFolder ?? '', file);
  if (existsSync(path)) return readFileSync(path);
  return execFileSync('xz', ['-dc', `${path}.xz`], { maxBuffer: 1 << 29 });
}

/** What independent tools say of one entry. */
export function corpusTruth(entry: CorpusEntry): Record<string, unknown> {
  return JSON.parse(readFileSync(join(corpusFolder ?? '', entry.truth ?? ''), 'utf8')) as Record<string, unknown>;
}

/** A new empty folder for one test. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'imageprep-test-'));
}
