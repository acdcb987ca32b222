import type { ConfigDocument } from '../document.ts';
import type { Span } from '../xml/nodes.ts';
import type { SettingStep } from './notation.ts';
import { outline, sameLine, textOf, type OutlineLine } from './outline.ts';
import { resolve } from './resolve.ts';
import { settingTree } from './tree.ts';

/** What an edit is for: nothing else in the document may change. */
export type Purpose =
  /** The element, attribute or entry that begins at an offset gets another value. */
  | { readonly kind: 'set'; readonly at: number; readonly value: string }
  | { readonly kind: 'remove'; readonly span: Span }
  | { readonly kind: 'add'; readonly steps: readonly SettingStep[]; readonly value: string };

/**
 * Where an edit changed something that it was not made for: an offset in the text before. Null when the document,
 * read again, says the new value and everything else as before, and is as sound as it was.
 */
export function strayChange(before: ConfigDocument, after: ConfigDocument, purpose: Purpose): number | null {
  const old = outline(before);
  const fresh = outline(after);
  const place = purpose.kind === 'add' ? strayAddition(old, fresh, after, purpose) : strayLine(old, fresh, purpose);
  if (place !== null) return place;
  return isSound(before) && !isSound(after) ? 0 : null;
}

function isSound({ xml, data }: ConfigDocument): boolean {
  return xml?.wellFormed ?? data?.wellFormed ?? true;
}

/** The first line that is not what the change makes of it. */
function strayLine(
  old: readonly OutlineLine[],
  fresh: readonly OutlineLine[],
  purpose: Exclude<Purpose, { kind: 'add' }>,
): number | null {
  const expected = purpose.kind === 'set' ? old : old.filter((line) => !isWithin(line, purpose.span));
  const differs = (line: OutlineLine, index: number): boolean => {
    const now = fresh[index];
    if (now === undefined) return true;
    if (purpose.kind === 'remove' || line.start !== purpose.at) return !sameLine(line, now);
    const wanted = line.kind === 'element' ? textOf(purpose.value) : purpose.value;
    return !sameLine({ ...line, kind: now.kind, value: wanted }, now);
  };
  const stray = expected.find(differs);
  if (stray !== undefined) return stray.start;
  return fresh.length > expected.length ? (old.at(-1)?.end ?? 0) : null;
}

function isWithin(line: Span, span: Span): boolean {
  return span.start <= line.start && line.end <= span.end;
}

/** An addition is one stretch of new lines, and the setting is found with its value. */
function strayAddition(
  old: readonly OutlineLine[],
  fresh: readonly OutlineLine[],
  after: ConfigDocument,
  { steps, value }: Extract<Purpose, { kind: 'add' }>,
): number | null {
  const stray = old.findIndex((line, index) => !sameLine(line, fresh[index]));
  const first = stray < 0 ? old.length : stray;
  const shift = fresh.length - old.length;
  const behind = old.slice(first).find((line, index) => !sameLine(line, fresh[first + index + shift]));
  if (behind !== undefined || shift < 0) return (behind ?? old[first])?.start ?? 0;
  const found = resolve(settingTree(after), steps);
  const isThere = found.kind === 'found' && textOf(found.node.value ?? '') === textOf(value);
  return isThere ? null : (old[first]?.start ?? 0);
}
