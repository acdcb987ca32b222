import type { VolumePath } from '../../../shared/base/winPath.ts';
import { decodeText, type DecodedText } from '../../config/text/decode.ts';
import { BYTE_ORDER_MARK } from '../cmd/script.ts';
import type { ScriptText } from '../cmd/scriptHost.ts';
import type { Machine } from '../machine.ts';
import { absolutePath } from './paths.ts';

/** Bytes of the largest file whose lines a loop reads. */
const MAX_TEXT = 1 << 20;

/**
 * A batch file as cmd.exe reads it: byte by byte in a code page. UTF-16 is no text to it, a UTF-8 byte order mark part
 * of the first command, a carriage return alone no line end; line feeds alone end lines, but labels may be missed. None
 * of this is documented; all of it is commonly observed. Null when there is no such file, or it cannot be read.
 */
export function readScript(machine: Machine, path: string): ScriptText | null {
  const at = absolutePath(path);
  const stat = at === null ? null : machine.files.stat(at);
  if (at === null || stat?.kind !== 'found') return null;
  const bytes = machine.files.read(at);
  if (bytes.kind !== 'found') return null;
  const decoded = decodeText(bytes.value);
  machine.log.secrets.learn(decoded.text);
  const doubt = doubtAbout(decoded, at, machine);
  const { newline } = decoded;
  const labelsMayBeMissed = newline === 'lf' || newline === 'mixed';
  return { file: stat.value.path, text: asCmdReads(decoded), doubt, labelsMayBeMissed };
}

function asCmdReads({ text, bom, encoding }: DecodedText): string {
  if (isUtf16(encoding)) return '';
  return bom === 'utf-8' ? BYTE_ORDER_MARK + text : text;
}

function doubtAbout({ encoding, newline }: DecodedText, path: VolumePath, machine: Machine): string | null {
  const where = machine.uncertain.aboutFile(path);
  if (where !== null) return `this script may be another one, or gone, when it runs (${where})`;
  if (isUtf16(encoding))
    return 'the script is stored as UTF-16, which cmd.exe does not read: its commands do not run as written';
  if (newline === 'cr') return 'the lines of the script end in carriage returns alone, which end no line for cmd.exe';
  return null;
}

function isUtf16(encoding: DecodedText['encoding']): boolean {
  return encoding === 'utf-16le' || encoding === 'utf-16be';
}

/** The text of a file for a loop; null when it is not there, too large, not certain, no text to cmd.exe, or too much. */
export function readText(machine: Machine, path: string): string | null {
  const at = absolutePath(path);
  const stat = at === null ? null : machine.files.stat(at);
  if (at === null || stat?.kind !== 'found' || stat.value.size > MAX_TEXT) return null;
  const over = machine.budget.text(stat.value.size);
  const bytes = over === null && machine.uncertain.aboutFile(at) === null ? machine.files.read(at) : null;
  if (bytes?.kind !== 'found') return null;
  const decoded = decodeText(bytes.value);
  if (isUtf16(decoded.encoding) || decoded.bom !== null || decoded.newline === 'cr') return null;
  machine.log.secrets.learn(decoded.text);
  return decoded.text;
}
