import type { DataNode } from './nodes.ts';
import { DataError } from './problems.ts';

const NO_STRING = /^(?:~|null|true|false|[-+]?\d[\d_]*(?:\.\d+)?(?:[eE][-+]?\d+)?|0x[0-9a-fA-F]+)?$/i;
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '0': '\0',
  '"': '"',
  '\\': '\\',
  '/': '/',
};

/** Reads the scalar that fills a stretch of one line, or an empty `{}` or `[]`. */
export function yamlScalar(text: string, start: number, end: number): DataNode {
  const raw = text.slice(start, end);
  if (/^\{\s*\}$/.test(raw)) return { kind: 'map', start, end, entries: [] };
  if (/^\[\s*\]$/.test(raw)) return { kind: 'list', start, end, items: [] };
  const double = /^"((?:[^"\\]|\\.)*)"$/.exec(raw);
  if (double !== null)
    return { kind: 'scalar', start, end, text: unescaped(double[1] ?? ''), isString: true, quote: '"' };
  const single = /^'((?:[^']|'')*)'$/.exec(raw);
  if (single !== null)
    return { kind: 'scalar', start, end, text: (single[1] ?? '').replaceAll("''", "'"), isString: true, quote: "'" };
  if (/^["'&*!{[%@`]/.test(raw))
    throw new DataError(
      'yaml-not-understood',
      start,
      `The value that begins with ${raw.charAt(0)} is not understood here.`,
      'Write the value on one line, plain or in quotation marks, and lists with a dash on each line.',
    );
  return { kind: 'scalar', start, end, text: raw, isString: !NO_STRING.test(raw), quote: '' };
}

function unescaped(text: string): string {
  return text.replaceAll(
    /\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(.))/g,
    (whole, wide?: string, narrow?: string, short?: string) => {
      const code = wide ?? narrow;
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      return ESCAPES[short ?? ''] ?? whole;
    },
  );
}
