import type { ExplainedCode } from '../../../shared/model/log.ts';
import { codesByName } from './codeTables.ts';
import { readingsOf } from './decode.ts';
import { findCodes, hexText, parseDecimal, parseHex } from './findCodes.ts';

/**
 * Explains a pasted code: hexadecimal with or without `0x`, signed or unsigned decimal, 64-bit sign-extended, a
 * symbolic name or part of one, or a whole log line with codes in it. Digits that can be read both ways give both
 * readings. Empty when the text holds no code. Works on data that ships with the program.
 */
export function explainCode(text: string): readonly ExplainedCode[] {
  const token = text.trim().replace(/^[[("']+|[\])"',;.]+$/g, '');
  const values = valuesOf(token);
  if (values.length > 0) return explainedFirst(values.map((value) => explainValue(token, value)));
  const spans = findCodes(text);
  if (spans.length > 0)
    return distinct(spans.map(({ start, end, code }) => explainValue(text.slice(start, end), Number(code))));
  const names = text.match(/\b[A-Za-z][A-Za-z0-9]*_[A-Za-z0-9_]+/g) ?? (/^\w{4,}$/.test(token) ? [token] : []);
  return distinct(names.flatMap((name) => codesByName(name).map((code) => explainValue(name, code.value, code.name))));
}

/** Explains the codes of one log record, each once. */
export function explainLine(text: string): readonly ExplainedCode[] {
  return distinct(findCodes(text).map(({ start, end, code }) => explainValue(text.slice(start, end), Number(code))));
}

/** The numbers that a single token can be. */
function valuesOf(token: string): readonly number[] {
  const hex = /^0x([0-9a-f]+?)(?:u?l)?$/i.exec(token)?.[1];
  if (hex !== undefined) return [parseHex(hex)].filter((value) => value !== null);
  if (token.startsWith('-')) return [parseDecimal(token)].filter((value) => value !== null);
  const bare = /^([0-9a-f]{1,8}|f{8}[0-9a-f]{8})h?$/i.exec(token.replace(/u?l$/i, ''))?.[1];
  const readings = [bare === undefined ? null : parseHex(bare), parseDecimal(token.replace(/u?l$/i, ''))];
  return [...new Set(readings.filter((value) => value !== null))];
}

/** 0 explained, 1 only named, 2 unknown. */
function rank(code: ExplainedCode): number {
  if (code.meaning !== null) return 0;
  return code.name !== null ? 1 : 2;
}

/** Readings that mean something come first; the others stay only when none does. */
function explainedFirst(codes: readonly ExplainedCode[]): readonly ExplainedCode[] {
  const known = codes.filter((code) => rank(code) < 2);
  return (known.length > 0 ? known : codes).toSorted((a, b) => rank(a) - rank(b));
}

function explainValue(input: string, value: number, wantedName?: string): ExplainedCode {
  const readings = readingsOf(value);
  const main = readings.find((reading) => reading.name === wantedName) ?? readings[0];
  const others = readings.filter((reading) => reading !== main);
  return {
    input,
    hex: hexText(value),
    kind: main?.kind ?? 'unknown',
    facility: main?.facility ?? null,
    name: main?.name ?? null,
    meaning: main?.meaning ?? null,
    candidates: others.flatMap(({ name, kind, meaning }) => (name === null ? [] : [{ name, kind, meaning }])),
  };
}

function distinct(codes: readonly ExplainedCode[]): readonly ExplainedCode[] {
  return codes.filter((code, at) => codes.findIndex((other) => other.hex === code.hex) === at);
}
