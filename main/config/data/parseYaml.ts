import { parseDocument, type YAMLError } from 'yaml';
import { MAX_YAML_LENGTH, type DataDocument } from './nodes.ts';
import { duplicateKeys } from './duplicateKeys.ts';
import { dataProblems, type DataFault } from './problems.ts';
import { readYamlTree } from './yamlTree.ts';

/**
 * Reads YAML 1.2 with the place of every key and value. A damaged file gives everything readable, and one coded problem
 * for each place. Nothing is expanded: an alias stays as it is written. Of a key that stands twice, both entries are
 * kept, with a warning.
 */
export function parseYaml(text: string, file?: string): DataDocument {
  const read = text.length > MAX_YAML_LENGTH ? TOO_LARGE : readDocument(text);
  return {
    format: 'yaml',
    root: read.root,
    problems: [...dataProblems(read.faults, text, 'YAML', file), ...duplicateKeys(read.root, text, 'YAML', file)],
    wellFormed: read.faults.every(({ severity }) => severity === 'warning'),
  };
}

interface ReadYaml {
  readonly root: DataDocument['root'];
  readonly faults: readonly DataFault[];
}

const TOO_LARGE: ReadYaml = {
  root: null,
  faults: [
    {
      code: 'yaml-too-large',
      offset: 0,
      summary: `The file has more than ${MAX_YAML_LENGTH} characters.`,
      fix: 'Check that this is the right file.',
    },
  ],
};

function readDocument(text: string): ReadYaml {
  const document = parseDocument(text, {
    keepSourceTokens: true,
    uniqueKeys: false,
    stringKeys: false,
    logLevel: 'error',
    // Only code and place are taken; texts with an excerpt take time that grows with the square of the faults.
    prettyErrors: false,
  });
  const tree = readYamlTree(text, document.contents);
  return { root: tree.root, faults: [...badCharacters(text), ...document.errors.map(faultOf), ...tree.faults] };
}

/** Everything that production 1 of YAML 1.2.2 leaves out; the library takes it. */
// oxlint-disable-next-line no-control-regex
const BAD_CHARACTER = /[\0-\x08\v\f\x0E-\x1F\x7F-\x84\x86-\x9F\uD800-\uDFFF\uFFFE\uFFFF]/gu;

function badCharacters(text: string): readonly DataFault[] {
  return Array.from(text.matchAll(BAD_CHARACTER), ({ 0: character, index }) => ({
    code: 'yaml-bad-character',
    offset: index,
    summary: `The character U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')} is not allowed in YAML.`,
    fix: 'Remove the character, or write it as an escape in double quotation marks.',
  }));
}

type Words = Pick<DataFault, 'code' | 'summary' | 'fix'>;

const INDENTATION: Words = {
  code: 'yaml-indentation',
  summary: 'This fits no level of indentation.',
  fix: 'Give it the same number of blanks as the entries that it belongs to.',
};
const SECOND_COLON: Words = {
  code: 'yaml-second-colon',
  summary: 'A second key stands on the line of a key, or a value goes on with a key.',
  fix: 'Put quotation marks around a value with a colon, and give each key a line of its own.',
};

/** What the library's codes mean to somebody who has the file before him. */
const FAULTS: Readonly<Record<string, Words>> = {
  TAB_AS_INDENT: { code: 'yaml-tab', summary: 'A tab stands in the indentation.', fix: 'Use blanks.' },
  BAD_INDENT: INDENTATION,
  BLOCK_AS_IMPLICIT_KEY: SECOND_COLON,
  MULTILINE_IMPLICIT_KEY: SECOND_COLON,
  MULTIPLE_DOCS: {
    code: 'yaml-documents',
    summary: 'A second document begins here; only the first one is read.',
    fix: 'Remove the line, or keep one document.',
  },
  MISSING_CHAR: {
    code: 'yaml-mark-missing',
    summary: 'A colon, a closing bracket or a closing quotation mark is missing.',
    fix: 'Write key: value, and close what is open.',
  },
  BAD_DQ_ESCAPE: {
    code: 'yaml-escape',
    summary: 'A backslash in double quotation marks begins no escape.',
    fix: 'Write \\\\ for a backslash, or use single quotation marks.',
  },
};

const OTHER: Words = {
  code: 'yaml-syntax',
  summary: 'What stands here is no YAML.',
  fix: 'Write keys and values as key: value, and lists with a dash on each line.',
};

function faultOf({ code, pos }: YAMLError): DataFault {
  return { ...(Object.hasOwn(FAULTS, code) ? (FAULTS[code] ?? OTHER) : OTHER), offset: pos[0] };
}
