import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { deepestNesting } from './jsonDepth.ts';
import { MAX_DATA_DEPTH, MAX_JSON_LENGTH, type DataDocument, type DataEntry, type DataNode } from './nodes.ts';
import { duplicateKeys } from './duplicateKeys.ts';
import { dataProblems, type DataFault } from './problems.ts';

/**
 * Reads JSON (RFC 8259) with the place of every value. A damaged file gives everything readable, and one coded problem
 * for each place; comments and commas too many are such places, and what stands around them is read. Of a key that
 * stands twice, both entries are kept, with a warning.
 */
export function parseJson(text: string, file?: string): DataDocument {
  const refused = refusal(text);
  const errors: ParseError[] = [];
  const tree =
    refused === null ? parseTree(text, errors, { disallowComments: true, allowEmptyContent: false }) : undefined;
  const root = tree === undefined ? null : nodeOf(text, tree);
  const faults = refused === null ? errors.map((error) => faultOf(text, error)) : [refused];
  return {
    format: 'json',
    root,
    problems: [...dataProblems(faults, text, 'JSON', file), ...duplicateKeys(root, text, 'JSON', file)],
    wellFormed: faults.length === 0,
  };
}

/** What keeps a text from being read at all. */
function refusal(text: string): DataFault | null {
  const fix = 'Check that this is the right file.';
  if (text.length > MAX_JSON_LENGTH)
    return { code: 'json-too-large', offset: 0, summary: `The file has more than ${MAX_JSON_LENGTH} characters.`, fix };
  const deepest = deepestNesting(text);
  if (deepest.depth <= MAX_DATA_DEPTH) return null;
  return {
    code: 'json-too-deep',
    offset: deepest.offset,
    summary: `Values lie more than ${MAX_DATA_DEPTH} deep.`,
    fix,
  };
}

function nodeOf(text: string, node: Node): DataNode {
  const start = node.offset;
  const end = start + node.length;
  switch (node.type) {
    case 'object':
      return { kind: 'map', start, end, entries: (node.children ?? []).flatMap((property) => entryOf(text, property)) };
    case 'array':
      return { kind: 'list', start, end, items: (node.children ?? []).map((item) => itemOf(nodeOf(text, item))) };
    case 'string':
      return { kind: 'scalar', start, end, text: String(node.value), isString: true, quote: '"' };
    default:
      return { kind: 'scalar', start, end, text: text.slice(start, end), isString: false, quote: '' };
  }
}

/** A property without value is none. */
function entryOf(text: string, { children = [], colonOffset }: Node): readonly DataEntry[] {
  const [key, value] = children;
  if (key === undefined || value === undefined || colonOffset === undefined) return [];
  const read = nodeOf(text, value);
  return [{ key: String(key.value), after: colonOffset + 1, value: read, start: key.offset, end: read.end }];
}

function itemOf(value: DataNode): DataEntry {
  return { key: '', after: value.start, value, start: value.start, end: value.end };
}

type Words = Pick<DataFault, 'code' | 'summary' | 'fix'>;

const VALUE: Words = {
  code: 'json-bad-value',
  summary: 'No JSON value begins here.',
  fix: 'Write a text in double quotation marks, a number, true, false, null, {...} or [...].',
};
const SEPARATOR: Words = {
  code: 'json-separator-missing',
  summary: 'A comma or a closing bracket is needed here.',
  fix: 'Put a comma between values, and the closing bracket at the end.',
};
const TEXT: Words = {
  code: 'json-bad-text',
  summary: 'A text has a character or an escape that JSON does not take, or does not end on its line.',
  fix: 'Close it with a double quotation mark, write \\\\ for a backslash, and no line ends inside.',
};

/** By the library's names of its codes. */
const FAULTS: ReadonlyMap<string, Words> = new Map([
  ['InvalidSymbol', VALUE],
  ['InvalidNumberFormat', VALUE],
  ['ValueExpected', VALUE],
  ['UnexpectedEndOfNumber', VALUE],
  [
    'PropertyNameExpected',
    {
      code: 'json-bad-key',
      summary: 'A key in double quotation marks and a colon are needed here.',
      fix: 'Write "key": value; no comma stands behind the last one.',
    },
  ],
  ['ColonExpected', { code: 'json-bad-key', summary: 'A colon is needed behind the key.', fix: 'Write "key": value.' }],
  ['CommaExpected', SEPARATOR],
  ['CloseBraceExpected', SEPARATOR],
  ['CloseBracketExpected', SEPARATOR],
  [
    'EndOfFileExpected',
    {
      code: 'json-extra-text',
      summary: 'Text follows the end of the JSON value.',
      fix: 'Remove the text behind the last bracket.',
    },
  ],
  [
    'InvalidCommentToken',
    {
      code: 'json-comment',
      summary: 'A comment stands here; JSON has none, and strict readers refuse the file.',
      fix: 'Remove the comment.',
    },
  ],
]);

function faultOf(text: string, { error, offset }: ParseError): DataFault {
  const words = FAULTS.get(printParseErrorCode(error)) ?? TEXT;
  const ended = words === VALUE && offset >= text.trimEnd().length;
  return { ...words, ...(ended ? { summary: 'The file ends where a value is needed.' } : {}), offset };
}
