import { isXmlCodePoint, nameAt } from './characters.ts';
import type { XmlProblemSink } from './problems.ts';

interface Reference {
  /** What it stands for. */
  readonly value: string;
  /** Units that it takes in the text. */
  readonly length: number;
}

const BUILT_IN: readonly (Reference & { readonly written: string })[] = Object.entries({
  '&gt;': '>',
  '&lt;': '<',
  '&amp;': '&',
  '&quot;': '"',
  '&apos;': "'",
}).map(([written, value]) => ({ written, value, length: written.length }));
const CHARACTER = /#(?:x([0-9A-Fa-f]+)|([0-9]+));/y;

/** What the document type says of entities, as far as it matters for whether a reference is an error. */
export interface EntityKnowledge {
  readonly declared: ReadonlySet<string>;
  /** An external part may declare more, so an unknown name is no error (XML 1.0, 4.1). */
  readonly open: boolean;
}

/** Of a text without document type. */
export const NO_ENTITIES: EntityKnowledge = { declared: new Set(), open: false };

/**
 * Decodes the five built-in entities and character numbers in `text` from `start` to `end`. Whatever else a
 * reference names stays as written: entities of a document type are never expanded. `plain` is applied to the text
 * between references (XML normalises white space there, and not what a reference stands for).
 */
export function decodeReferences(
  text: string,
  start: number,
  end: number,
  entities: EntityKnowledge,
  problems: XmlProblemSink,
  plain: (piece: string) => string,
): string {
  const raw = text.slice(start, end);
  let at = raw.indexOf('&');
  if (at < 0) return plain(raw);
  let result = '';
  let position = 0;
  while (at >= 0) {
    const { value, length } = referenceAt(text, start + at, entities, problems);
    result += plain(raw.slice(position, at)) + value;
    position = Math.min(at + length, raw.length);
    at = raw.indexOf('&', position);
  }
  return result + plain(raw.slice(position));
}

/** Reports what is wrong with the references in `text` from `start` to `end`. */
export function checkReferences(
  text: string,
  start: number,
  end: number,
  entities: EntityKnowledge,
  problems: XmlProblemSink,
): void {
  for (let at = text.indexOf('&', start); at >= 0 && at < end;)
    at = text.indexOf('&', at + referenceAt(text, at, entities, problems).length);
}

function referenceAt(text: string, at: number, entities: EntityKnowledge, problems: XmlProblemSink): Reference {
  for (const reference of BUILT_IN) if (text.startsWith(reference.written, at)) return reference;
  if (text.charAt(at + 1) === '#') return characterAt(text, at, problems);
  const name = nameAt(text, at + 1);
  const asWritten = { value: text.slice(at, at + name.length + 1), length: name.length + 1 };
  if (name === '' || text.charAt(at + 1 + name.length) !== ';') {
    problems.error(
      'xml-stray-ampersand',
      at,
      'An ampersand begins no entity here.',
      'Write `&amp;` for the character &.',
    );
    return asWritten;
  }
  if (entities.declared.has(name) || entities.open)
    problems.warning(
      'xml-entity-not-expanded',
      at,
      `The entity \`&${name};\` is not expanded; it stays as written.`,
      'Write the text itself in place of the entity.',
    );
  else
    problems.error(
      'xml-unknown-entity',
      at,
      `The entity \`&${name};\` is not declared.`,
      'Write the character itself, or its number as in `&#233;`; write `&amp;` for the character &.',
    );
  return { value: `&${name};`, length: name.length + 2 };
}

function characterAt(text: string, at: number, problems: XmlProblemSink): Reference {
  CHARACTER.lastIndex = at + 1;
  const match = CHARACTER.exec(text);
  const code = match === null ? -1 : match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], 16);
  if (match !== null && isXmlCodePoint(code)) return { value: String.fromCodePoint(code), length: match[0].length + 1 };
  problems.error(
    'xml-bad-character-reference',
    at,
    'This number of a character is unfinished, or names a character that XML does not allow.',
    'Write it as `&#65;` or `&#x41;`, with a number that XML allows, or leave it out.',
  );
  return { value: text.slice(at, at + 2), length: 2 };
}
