import { MAX_LINE } from './budget.ts';
import { percentReference, type Surroundings } from './reference.ts';

/** A line after expansion that still knows what it was before. */
export interface ExpandedLine {
  readonly text: string;
  /** The line as the script spells it. */
  readonly raw: string;
  /** In its script, from 1. */
  readonly line: number;
  /** Where stretches of `text` came from, in order; between them both run in step. */
  readonly replaced: readonly Replacement[];
}

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly rawStart: number;
  readonly rawEnd: number;
}

/**
 * Expands the variables of one line, as cmd.exe does before it parses. Unknown values become `UNKNOWN`. Null when the
 * line is longer than 8,191 units before or after.
 */
export function expandLine(raw: string, line: number, around: Surroundings): ExpandedLine | null {
  if (raw.length > MAX_LINE) return null;
  const replaced: Replacement[] = [];
  let text = '';
  let from = 0;
  for (let at = raw.indexOf('%'); at >= 0; at = raw.indexOf('%', from)) {
    const { value, end } = percentReference(raw, at, around);
    text += raw.slice(from, at);
    const start = text.length;
    text += value;
    replaced.push({ start, end: text.length, rawStart: at, rawEnd: end });
    from = end;
    if (text.length > MAX_LINE) return null;
  }
  text += raw.slice(from);
  return text.length > MAX_LINE ? null : { text, raw, line, replaced };
}

/** The text before expansion of a stretch of the text after it. */
export function sourceOf(line: ExpandedLine, start: number, end: number): string {
  return line.raw.slice(rawOffset(line, start, 'rawStart'), rawOffset(line, end, 'rawEnd')).trim();
}

function rawOffset(line: ExpandedLine, offset: number, edge: 'rawStart' | 'rawEnd'): number {
  let shift = 0;
  for (const part of line.replaced) {
    const before = edge === 'rawStart' ? part.start > offset : part.start >= offset;
    if (before) break;
    const inside = edge === 'rawStart' ? offset < part.end : offset <= part.end;
    if (inside) return part[edge];
    shift = part.rawEnd - part.end;
  }
  return offset + shift;
}
