import { baseName } from '../../shared/base/winPath.ts';
import type { LogFormat } from '../../shared/model/log.ts';
import { decodeText, sniffEncoding, type Sniffed } from './encoding.ts';
import { formats, type Format } from './formats.ts';

/** Bytes of a file's head that detection looks at. */
export const DETECTION_BYTES = 64 * 1024;
const DETECTION_LINES = 300;
/** A format is believed when at least one line in so many looks like it. */
const LINES_PER_MATCH = 20;

const EVTX_SIGNATURE = 'ElfFile\0';

/** Decides the format of a log from its first bytes; the file's name helps where formats share their lines. */
export function detectFormat(head: Uint8Array, path: string): LogFormat {
  const sniffed = sniffEncoding(head);
  const text = decodeHead(head, sniffed);
  if (text.startsWith(EVTX_SIGNATURE)) return 'evtx';
  if (/^\s*<(?!!\[LOG\[)[?!a-zA-Z]/.test(text)) return 'xml';
  const lines = text.split(/\r?\n/, DETECTION_LINES);
  const family = bestFamily(lines);
  return family === null ? 'text' : memberOf(family, lines, sniffed, path);
}

function decodeHead(head: Uint8Array, sniffed: Sniffed): string {
  return decodeText(head.subarray(0, DETECTION_BYTES), sniffed.family === '8bit' ? 'utf-8' : sniffed.family);
}

const detectable = formats.filter((format) => format.family === format.id && format.line.source.length > 20);

function bestFamily(lines: readonly string[]): LogFormat | null {
  const filled = lines.filter((line) => line.trim() !== '');
  let best: LogFormat | null = null;
  let most = Math.max(0, Math.ceil(filled.length / LINES_PER_MATCH) - 1);
  for (const format of detectable) {
    const count = filled.filter((line) => format.line.test(line)).length;
    if (count > most) [best, most] = [format.id, count];
  }
  return best;
}

/** Which of the formats with the same lines it is: by the file's name, by marks in the text, by components. */
function memberOf(family: LogFormat, lines: readonly string[], sniffed: Sniffed, path: string): LogFormat {
  const members = formats.filter((format) => format.family === family);
  if (members.length === 1) return family;
  const name = baseName(path).toLowerCase();
  const named = members.find((format) => format.names.some((part) => nameHolds(name, part)));
  if (named !== undefined) return named.id;
  const marked = members.find((format) => format.marks !== null && lines.some((line) => format.marks?.test(line)));
  if (marked !== undefined) return marked.id;
  // EC2Launch v1 writes its files with PowerShell's Out-File: the only UTF-16 among these (ec2launch.md, A8).
  if (family === 'ec2console' && sniffed.family !== '8bit') return 'ec2launch1';
  return byComponents(family, members, lines);
}

/** The name begins with the part, or has it behind a separator (copies are often prefixed). */
function nameHolds(name: string, part: string): boolean {
  const at = name.lastIndexOf(part);
  return at === 0 || (at > 0 && /[^a-z0-9]/.test(name.charAt(at - 1)));
}

function byComponents(family: LogFormat, members: readonly Format[], lines: readonly string[]): LogFormat {
  const seen = lines.flatMap((line) => members[0]?.line.exec(line)?.groups?.['component'] ?? []);
  const owner = members.find(
    (format) =>
      format.components.length > 0 && seen.filter((c) => format.components.includes(c)).length * 2 > seen.length,
  );
  return owner?.id ?? family;
}
