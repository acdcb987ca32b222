import { decodeText } from './encoding.ts';
import type { Format } from './formats.ts';
import { maskSecrets } from './masking.ts';
import type { TextEncoding } from '../../shared/model/log.ts';

/** Characters of a record that are read; a longer one is cut, with a mark. */
export const MAX_RECORD_CHARS = 64 * 1024;
const CUT = ' [cut]';

/**
 * The text of a record's bytes: line ends as LF, none at the end, nor the zeros or the byte order mark before the next
 * record; cut where it is too long, secrets masked.
 */
export function recordText(bytes: Uint8Array, encoding: TextEncoding, wasCut: boolean): string {
  const decoded = decodeText(bytes, encoding);
  const text = decoded.replace(/\r+\n/g, '\n').replace(/[\r\n\0\uFEFF]+$/, '');
  return maskSecrets(text) + (wasCut && !decoded.endsWith('\0') ? CUT : '');
}

export interface RecordFields {
  /** As written; null without stamp. */
  readonly time: string | null;
  readonly component: string;
  /** The message with its continuation lines. */
  readonly text: string;
}

/**
 * Fields of a record as its format writes them; a record that does not look like its format is all message. In a
 * CMTrace record they stand behind the message, which may have several lines.
 */
export function recordFields(record: string, format: Format): RecordFields {
  const end = format.levels === 'cmtrace' ? -1 : record.indexOf('\n');
  const first = end < 0 ? record : record.slice(0, end);
  const groups = format.line.exec(first)?.groups;
  if (groups === undefined) return { time: null, component: '', text: record };
  const [date, time] = [groups['date'], groups['time'] ?? innerTime(groups['text'] ?? '', format)];
  return {
    time: date === undefined || time === null ? time : `${date} ${time}`,
    component: groups['component'] ?? groups['program'] ?? '',
    text: (groups['text'] ?? '') + (end < 0 ? '' : record.slice(end)),
  };
}

/** SetupAPI writes the time as the message of its own lines. */
function innerTime(text: string, format: Format): string | null {
  if (format.levels !== 'setupapi') return null;
  return /^(?:\[Boot Session: )?(\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\.\d{3})/.exec(text)?.[1] ?? null;
}
