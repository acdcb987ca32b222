import { encodeUtf16 } from '../../../shared/base/utf16.ts';
import { baseName } from '../../../shared/base/winPath.ts';
import {
  diagnostic,
  failure,
  problem,
  success,
  type Diagnostic,
  type Outcome,
  type Problem,
} from '../../../shared/model/diagnostic.ts';
import type { HiveExport } from '../../../shared/model/hive.ts';
import { writeOutputFile } from '../../platform/outputFile.ts';
import { asRead } from '../../registry/regf/asRead.ts';
import type { Hive } from '../../registry/regf/hive.ts';
import { type HiveKey, noteDataOverlap } from '../../registry/regf/hiveKey.ts';
import { LOG_SUFFIXES } from '../../registry/regf/logFile.ts';
import { regText } from '../../registry/regText.ts';
import { walkKeys } from '../../registry/regf/walkKeys.ts';
import { openHiveFile } from './openHiveFile.ts';
import { type KeyRequest, openKeyOf } from './openKeyOf.ts';
import { isSecretText } from './shownValue.ts';

export interface ExportRequest extends KeyRequest {
  /** What the root is called in the text; by the name of the file when left out. */
  readonly prefix?: string | undefined;
  /** The file that it goes to; without one the text is the answer. */
  readonly output?: string | undefined;
  /** Whether secrets are in a text that is the answer; a file is the user's own and has them always. */
  readonly showSecrets: boolean;
}

/** Most characters that are given as one text; a file may be of any length. */
const MAX_TEXT = 64 * 1024 * 1024;
const UTF16_MARK = Uint8Array.of(0xff, 0xfe);
/** Bytes that are written to the file at once, or a little more. */
const CHUNK_CHARACTERS = 1 << 20;

/** Where Windows mounts hives by the name of their file; another is named as `reg load HKLM\NAME` would. */
const MOUNTED: ReadonlyMap<string, string> = new Map([
  ['DEFAULT', 'HKEY_USERS\\.DEFAULT'],
  ['NTUSER.DAT', 'HKEY_CURRENT_USER'],
  ['USRCLASS.DAT', 'HKEY_CURRENT_USER\\Software\\Classes'],
]);

/**
 * A key with all below it as `.reg` text: in a file as regedit writes it, UTF-16LE with its mark. Problems: those of
 * `openHiveFile`, `openKeyOf` and `writeOutputFile`; `export-too-large` (usage) for a text that only a file can take.
 */
export function exportHive(request: ExportRequest): Outcome<HiveExport> {
  const opened = openKeyOf(request, openHiveFile, request.prefix ?? mountOf(request.file));
  if (!opened.ok) return opened;
  const { hive, key } = opened.value;
  const { file, output = null } = request;
  const hidden = output === null && !request.showSecrets;
  const data: Exported = { bytes: 0, leftOut: [] };
  const pieces = regText(keysWithin(hive, key, data), (value, { name }) => {
    data.bytes += value.data.length;
    return hidden && isSecretText(value, name);
  });
  const done = { file, path: key.path, output };
  if (output === null) {
    const text = textOf(pieces, file);
    return text.ok ? success({ ...done, text: text.value, warnings: warningsOf(hive, data, file) }) : text;
  }
  const read = [file, ...LOG_SUFFIXES.map((suffix) => file + suffix)];
  const written = writeOutputFile(output, encoded(pieces), read);
  return written.ok ? success({ ...done, text: null, warnings: warningsOf(hive, data, file) }) : written;
}

/** What an export came to so far. */
interface Exported {
  /** Of the data of values. */
  bytes: number;
  /** Paths of keys that a text of lines cannot name. */
  readonly leftOut: string[];
}

/**
 * A key and those below it, until their values came to more data than the hive can hold. A line break in a name would
 * begin a line that means something else to who imports the text, such as the deletion of another key.
 */
function* keysWithin(hive: Hive, top: HiveKey, data: Exported): Generator<HiveKey> {
  for (const { key } of walkKeys(top)) {
    if (data.bytes > hive.cells.limit) return noteDataOverlap(hive.cells, key.position);
    if (/[\r\n\0]/.test(key.path)) data.leftOut.push(key.path);
    else yield key;
  }
}

function warningsOf(hive: Hive, { leftOut }: Exported, file: string): readonly Diagnostic[] {
  const [first] = leftOut;
  if (first === undefined) return asRead(hive);
  const summary =
    'Keys are left out of the export: their names hold line breaks or NULs, which such a text cannot hold.';
  const detail = `Exporting a hive. Keys left out: ${leftOut.length}.`;
  const where = [{ file, key: first }];
  return [...asRead(hive), diagnostic('export-keys-left-out', summary, { severity: 'warning', detail, where })];
}

function mountOf(file: string): string {
  const name = baseName(file);
  return MOUNTED.get(name.toUpperCase()) ?? `HKEY_LOCAL_MACHINE\\${name}`;
}

function textOf(pieces: Iterable<string>, file: string): Outcome<string> {
  let text = '';
  for (const piece of pieces) {
    if (text.length + piece.length > MAX_TEXT) return failure(tooLarge(file));
    text += piece;
  }
  return success(text);
}

function* encoded(pieces: Iterable<string>): Generator<Uint8Array> {
  yield UTF16_MARK;
  let waiting = '';
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < CHUNK_CHARACTERS) continue;
    yield encodeUtf16(waiting);
    waiting = '';
  }
  yield encodeUtf16(waiting);
}

function tooLarge(file: string): Problem {
  return problem('usage', 'export-too-large', `The export of "${file}" has more than ${MAX_TEXT} characters.`, {
    where: [{ file }],
    fix: 'Write it to a file with -o, or name a key.',
  });
}
