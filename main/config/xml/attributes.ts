import { nameAt, skipSpace } from './characters.ts';
import { MAX_XML_ATTRIBUTES } from './limits.ts';
import type { Span } from './nodes.ts';
import type { XmlProblems } from './problems.ts';
import { decodeReferences, type EntityKnowledge } from './references.ts';

/** An attribute before its namespace is known. */
export interface RawAttribute extends Span {
  readonly name: string;
  readonly value: string;
  readonly nameSpan: Span;
  readonly valueSpan: Span;
  readonly quote: '"' | "'" | '';
}

/** Attributes of a start tag, and where the tag ends: at `>`, `/>`, or where the reader gave up. */
export interface ReadAttributes {
  readonly attributes: readonly RawAttribute[];
  /** Position of the `>`, `/>`, `<` or the end of the text that stopped it. */
  readonly stop: number;
}

const NONE: readonly RawAttribute[] = [];
const OTHER_SPACE = /[\t\r\n]/;
const UNQUOTED = /[^\s<>"'=]*/y;
const JUNK = /[^\s<>/A-Za-z_:]+|\//y;

/** Reads the attributes from a position behind the element's name. */
export function readAttributes(
  text: string,
  from: number,
  entities: EntityKnowledge,
  problems: XmlProblems,
): ReadAttributes {
  if (text.charAt(from) === '>') return { attributes: NONE, stop: from };
  const attributes: RawAttribute[] = [];
  const names = new Set<string>();
  let position = from;
  for (;;) {
    const start = skipSpace(text, position);
    if (
      start >= text.length
      || text.charAt(start) === '<'
      || text.charAt(start) === '>'
      || text.startsWith('/>', start)
    )
      return { attributes, stop: start };
    const name = nameAt(text, start);
    if (name === '') {
      position = skipJunk(text, start, problems);
      continue;
    }
    if (start === position && attributes.length > 0)
      problems.error(
        'xml-attribute-spacing',
        start,
        `No blank stands before the attribute ${name}.`,
        'Put a blank between the attributes.',
      );
    const attribute = readValue(text, start, name, entities, problems);
    position = attribute.end;
    keep(attribute, attributes, names, problems);
  }
}

function keep(attribute: RawAttribute, attributes: RawAttribute[], names: Set<string>, problems: XmlProblems): void {
  if (names.has(attribute.name)) {
    problems.error(
      'xml-attribute-duplicate',
      attribute.start,
      `The attribute ${attribute.name} stands twice in one element.`,
      'Remove one of the two.',
    );
  }
  names.add(attribute.name);
  if (attributes.length < MAX_XML_ATTRIBUTES) attributes.push(attribute);
  else if (names.size === MAX_XML_ATTRIBUTES + 1)
    problems.error(
      'xml-attributes-too-many',
      attribute.start,
      `An element has more than ${MAX_XML_ATTRIBUTES} attributes; the rest was not read.`,
      'Remove the attributes that are not needed.',
    );
}

function skipJunk(text: string, start: number, problems: XmlProblems): number {
  JUNK.lastIndex = start;
  const found = JUNK.exec(text)?.[0] ?? text.charAt(start);
  problems.error(
    'xml-tag-damaged',
    start,
    'A start tag holds characters that belong to no attribute.',
    'Write attributes as name="value", and close the tag with `>`.',
  );
  return start + found.length;
}

function readValue(
  text: string,
  start: number,
  name: string,
  entities: EntityKnowledge,
  problems: XmlProblems,
): RawAttribute {
  const nameSpan = { start, end: start + name.length };
  const equals = skipSpace(text, nameSpan.end);
  if (text.charAt(equals) !== '=') {
    problems.error(
      'xml-attribute-value-missing',
      start,
      `The attribute ${name} has no value.`,
      `Write ${name}="value", or remove the name.`,
    );
    return {
      start,
      end: nameSpan.end,
      name,
      value: '',
      nameSpan,
      valueSpan: { start: nameSpan.end, end: nameSpan.end },
      quote: '',
    };
  }
  const from = skipSpace(text, equals + 1);
  const quote = text.charAt(from);
  if (quote === '"' || quote === "'") {
    const valueSpan = { start: from + 1, end: quotedEnd(text, from, quote, name, problems) };
    const value = decodeValue(text, valueSpan, entities, problems);
    const end = valueSpan.end + (text.charAt(valueSpan.end) === quote ? 1 : 0);
    return { start, end, name, value, nameSpan, valueSpan, quote };
  }
  problems.error(
    'xml-attribute-unquoted',
    from,
    `The value of the attribute ${name} has no quotation marks.`,
    `Write ${name}="value".`,
  );
  UNQUOTED.lastIndex = from;
  const valueSpan = { start: from, end: from + (UNQUOTED.exec(text)?.[0].length ?? 0) };
  const value = decodeValue(text, valueSpan, entities, problems);
  return { start, end: valueSpan.end, name, value, nameSpan, valueSpan, quote: '' };
}

function decodeValue(text: string, span: Span, entities: EntityKnowledge, problems: XmlProblems): string {
  return decodeReferences(text, span.start, span.end, entities, problems, (piece) =>
    OTHER_SPACE.test(piece) ? piece.replaceAll(/\r\n|[\t\r\n]/g, ' ') : piece,
  );
}

/**
 * Where a quoted value ends. A `<` inside is an error; the value goes on behind it when its quotation mark closes on
 * the same line (a template such as `name="<%= x %>"`), else the value ends at the `<`.
 */
function quotedEnd(text: string, open: number, quote: string, name: string, problems: XmlProblems): number {
  const closing = text.indexOf(quote, open + 1);
  const limit = closing < 0 ? text.length : closing;
  const inside = text.slice(open + 1, limit).indexOf('<');
  if (inside < 0) {
    if (closing < 0)
      problems.error(
        'xml-attribute-quote-missing',
        open,
        `The value of the attribute ${name} has no closing quotation mark.`,
        'Close the value with the quotation mark that opens it.',
      );
    return limit;
  }
  const at = open + 1 + inside;
  problems.error(
    'xml-attribute-less-than',
    at,
    `The value of the attribute ${name} holds the character <.`,
    'Write `&lt;` for it, or close the value before it. If the file is a template, fill it in first.',
  );
  return closing >= 0 && !/[\r\n]/.test(text.slice(at, closing)) ? closing : at;
}
