import { nameAt, skipSpace } from './characters.ts';
import { AttributeList } from './attributeList.ts';
import type { Span } from './nodes.ts';
import type { XmlProblemSink } from './problems.ts';
import { decodeReferences, type EntityKnowledge } from './references.ts';
import { ReadAttribute } from './readAttribute.ts';

/** Attributes of a start tag, and where the tag ends: at `>`, `/>`, or where the reader gave up. */
export interface ReadAttributes {
  readonly attributes: readonly ReadAttribute[];
  /** Position of the `>`, `/>`, `<` or the end of the text that stopped it. */
  readonly stop: number;
}

const NONE: readonly ReadAttribute[] = [];
const LESS = 60;
const GREATER = 62;
const SLASH = 47;
const UNQUOTED = /[^\s<>"'=]*/y;
const JUNK = /[^\s<>/A-Za-z_:]+|\//y;

/** Reads the attributes from a position behind the element's name. */
export function readAttributes(
  text: string,
  from: number,
  entities: EntityKnowledge,
  problems: XmlProblemSink,
): ReadAttributes {
  if (text.charCodeAt(from) === GREATER) return { attributes: NONE, stop: from };
  const attributes = new AttributeList(problems);
  let position = from;
  for (;;) {
    const start = skipSpace(text, position);
    if (endsTag(text, start)) return { attributes: attributes.kept, stop: start };
    const name = nameAt(text, start);
    if (name === '') {
      position = skipJunk(text, start, problems);
      continue;
    }
    if (start === position && attributes.kept.length > 0)
      problems.error(
        'xml-attribute-spacing',
        start,
        `No blank stands before the attribute ${name}.`,
        'Put a blank between the attributes.',
      );
    const attribute = readValue(text, start, name, entities, problems);
    position = attribute.end;
    attributes.add(attribute);
  }
}

function endsTag(text: string, at: number): boolean {
  if (at >= text.length) return true;
  const code = text.charCodeAt(at);
  return code === GREATER || code === LESS || (code === SLASH && text.charCodeAt(at + 1) === GREATER);
}

function skipJunk(text: string, start: number, problems: XmlProblemSink): number {
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
  problems: XmlProblemSink,
): ReadAttribute {
  const nameEnd = start + name.length;
  const equals = skipSpace(text, nameEnd);
  if (text.charAt(equals) !== '=') {
    problems.error(
      'xml-attribute-value-missing',
      start,
      `The attribute ${name} has no value.`,
      `Write ${name}="value", or remove the name.`,
    );
    return new ReadAttribute(start, nameEnd, name, '', { start: nameEnd, end: nameEnd }, '');
  }
  const from = skipSpace(text, equals + 1);
  const quote = text.charAt(from);
  if (quote === '"' || quote === "'") {
    const plainEnd = plainValueEnd(text, from + 1, quote.charCodeAt(0));
    const valueSpan = { start: from + 1, end: plainEnd ?? quotedEnd(text, from, quote, name, problems) };
    const value =
      plainEnd === null ? decodeValue(text, valueSpan, entities, problems) : text.slice(valueSpan.start, valueSpan.end);
    const end = valueSpan.end + (text.charAt(valueSpan.end) === quote ? 1 : 0);
    return new ReadAttribute(start, end, name, value, valueSpan, quote);
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
  return new ReadAttribute(start, valueSpan.end, name, value, valueSpan, '');
}

const AMPERSAND = 38;

/** Where a quoted value ends that stands in the text as it is meant; null for one that has to be decoded or has no end. */
function plainValueEnd(text: string, from: number, quote: number): number | null {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) return at;
    if (code < 32 || code === AMPERSAND || code === LESS) return null;
  }
  return null;
}

function decodeValue(text: string, span: Span, entities: EntityKnowledge, problems: XmlProblemSink): string {
  return decodeReferences(text, span.start, span.end, entities, problems, (piece) =>
    piece.replaceAll(/\r\n|[\t\r\n]/g, ' '),
  );
}

/**
 * Where a quoted value ends. A `<` inside is an error; the value goes on behind it when its quotation mark closes on
 * the same line (a template such as `name="<%= x %>"`), else the value ends at the `<`.
 */
function quotedEnd(text: string, open: number, quote: string, name: string, problems: XmlProblemSink): number {
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
