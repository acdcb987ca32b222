import { nameAt, skipSpace } from './characters.ts';
import type { XmlProblems } from './problems.ts';

/** A document type: which entities it declares, none of them ever expanded or fetched. */
export interface ReadDoctype {
  readonly name: string;
  readonly nameStart: number;
  readonly end: number;
  readonly declared: ReadonlySet<string>;
  /** Names an external part, which may declare more. */
  readonly external: boolean;
}

/** Each alternative runs to the end of the text when it is unfinished, so nothing is scanned twice. */
const PARTS = /<!--(?:[^]*?-->|[^]*$)|<\?(?:[^]*?\?>|[^]*$)|"(?:[^"]*"|[^]*$)|'(?:[^']*'|[^]*$)|[[\]>]|%[^\s;%]+;/g;
const ENTITY = /<!ENTITY\s+(?!%)([^\s"'>]+)/g;
/** An entity, a parameter entity included, whose text stands elsewhere. */
const EXTERNAL_ENTITY = /<!ENTITY\s+(?:%\s+)?[^\s"'>]+\s+(?:SYSTEM|PUBLIC)\s/;
const KEYWORD = '<!DOCTYPE';

/**
 * Reads a document type declaration as a whole. Its inner declarations are skipped, not checked: no settings file
 * needs one, and expanding entities is the classic way to make a reader hang. `problems` is told where
 * entities are declared or something outside the file is named: neither is ever used.
 */
export function readDoctype(text: string, start: number, problems: XmlProblems): ReadDoctype {
  const nameStart = skipSpace(text, start + KEYWORD.length);
  const name = nameAt(text, nameStart);
  if (name === '' || nameStart === start + KEYWORD.length)
    problems.error('xml-doctype-damaged', start, 'The document type has no name.', 'Remove the <!DOCTYPE ...> line.');
  const { end, bracket, parameters } = doctypeEnd(text, nameStart + name.length);
  if (end === null)
    problems.error(
      'xml-doctype-unfinished',
      start,
      'The document type has no end.',
      'Close it with `>`, or remove it; settings files need none.',
    );
  const stop = end ?? text.length;
  const head = text.slice(nameStart + name.length, bracket ?? stop);
  const declared = bracket === null ? [] : text.slice(bracket, stop).matchAll(ENTITY);
  const names = new Set(Array.from(declared, (match) => match[1] ?? ''));
  if (names.size > 0)
    problems.refused(
      'xml-doctype-entities',
      start,
      'The document type declares entities; they are not expanded.',
      'Write the text itself in place of the entities, and remove the document type.',
    );
  const outside = /^\s*(?:SYSTEM|PUBLIC)\s/.test(head);
  if (outside || (bracket !== null && EXTERNAL_ENTITY.test(text.slice(bracket, stop))))
    problems.refused(
      'xml-doctype-external',
      start,
      'The document type names something outside the file; nothing is fetched.',
      'Remove the document type; settings files need none.',
    );
  return { name, nameStart, end: stop, declared: names, external: parameters || outside };
}

function doctypeEnd(
  text: string,
  from: number,
): { readonly end: number | null; readonly bracket: number | null; readonly parameters: boolean } {
  let bracket: number | null = null;
  let inside = false;
  let parameters = false;
  PARTS.lastIndex = from;
  for (let match = PARTS.exec(text); match !== null; match = PARTS.exec(text)) {
    if (match[0] === '[' && bracket === null) {
      bracket = match.index;
      inside = true;
    } else if (match[0] === ']') inside = false;
    else if (match[0] === '>' && !inside) return { end: match.index + 1, bracket, parameters };
    else if (match[0].startsWith('%') && inside) parameters = true;
  }
  return { end: null, bracket, parameters };
}
