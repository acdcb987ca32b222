import type { DataNode } from './nodes.ts';
import { DataError } from './problems.ts';
import { NOT_PLAIN, quotedEnd } from './yamlMarks.ts';
import { unquoted } from './yamlQuoted.ts';

/** Plain texts that some version of YAML reads as nothing, true, false or a number. Source: YAML 1.1 types, YAML 1.2. */
const NO_STRING =
  /^(?:~|null|true|false|yes|no|on|off|[-+]?(?:\d[\d_]*(?:\.\d*)?(?:e[-+]?\d+)?|\.\d+(?:e[-+]?\d+)?|\.inf)|\.nan|0x[\da-f]+|0o[0-7]+)?$/i;

/** Reads the scalar that fills a stretch of one line, or an empty `{}` or `[]`; an error where it is something else. */
export function yamlScalar(text: string, start: number, end: number): DataNode | DataError {
  const raw = text.slice(start, end);
  if (/^\{\s*\}$/.test(raw)) return { kind: 'map', start, end, entries: [] };
  if (/^\[\s*\]$/.test(raw)) return { kind: 'list', start, end, items: [] };
  const quote = raw.charAt(0);
  if ((quote === '"' || quote === "'") && quotedEnd(raw, 0, raw.length) === raw.length)
    return { kind: 'scalar', start, end, text: unquoted(raw), isString: true, quote };
  const colon = /:(?:[ \t]|$)/.exec(raw);
  if (NOT_PLAIN.test(raw))
    return notUnderstood(start, `The value that begins with ${raw.charAt(0)} is not understood here.`);
  if (colon !== null) return notUnderstood(start + colon.index, 'A second colon follows on the line of a key.');
  return { kind: 'scalar', start, end, text: raw, isString: !NO_STRING.test(raw), quote: '' };
}

function notUnderstood(offset: number, summary: string): DataError {
  return new DataError(
    'yaml-not-understood',
    offset,
    summary,
    'Write the value on one line, plain or in quotation marks, and lists with a dash on each line.',
  );
}
