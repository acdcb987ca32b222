import { LineIndex } from '../../../shared/text/lineIndex.ts';
import type { DecodedText } from '../text/decode.ts';
import { BAD_CHARACTER, MAYBE_BAD } from './characters.ts';
import { checkEncoding } from './declaration.ts';
import { MAX_XML_LENGTH, MAX_XML_PROBLEMS } from './limits.ts';
import type { XmlDocument } from './nodes.ts';
import { readContent, type XmlContent } from './content.ts';
import { XmlProblems } from './problems.ts';

/**
 * Reads XML without loss: every node knows its place in the text, and a damaged text gives everything readable with
 * one coded problem for each place. Nothing is fetched and no declared entity is expanded. `file` is named in the
 * problems. With bytes (`DecodedText`), the declared encoding is compared with them.
 *
 * Well-formedness is that of XML 1.0 without namespaces: an undeclared prefix is a warning. The inside of a document
 * type is not checked.
 */
export function parseXml(source: string | DecodedText, file?: string): XmlDocument {
  const text = typeof source === 'string' ? source : source.text;
  const lines = lazyLines(text);
  const problems = new XmlProblems(lines, file);
  const content = readWhole(text, problems);
  if (typeof source !== 'string' && content !== NOTHING) checkEncoding(content.declaration, source, problems);
  return {
    text,
    get lines() {
      return lines();
    },
    ...content,
    problems: problems.list(),
    wellFormed: problems.wellFormed,
  };
}

const NOTHING: XmlContent = { declaration: null, prolog: [], root: null, epilog: [] };

function readWhole(text: string, problems: XmlProblems): XmlContent {
  if (text.length <= MAX_XML_LENGTH) {
    reportBadCharacters(text, problems);
    return readContent(text, problems);
  }
  problems.error(
    'xml-too-large',
    0,
    `The document has ${text.length} characters; at most ${MAX_XML_LENGTH} are read.`,
    'Check that this is the settings file that was meant.',
  );
  return NOTHING;
}

/** The lines of a text, found when they are first asked for: a sound file needs none. */
function lazyLines(text: string): () => LineIndex {
  let found: LineIndex | null = null;
  return () => (found ??= new LineIndex(text));
}

function reportBadCharacters(text: string, problems: XmlProblems): void {
  if (!MAYBE_BAD.test(text)) return;
  let count = 0;
  for (const match of text.matchAll(BAD_CHARACTER)) {
    const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    problems.error(
      'xml-bad-character',
      match.index,
      `The character U+${code} is not allowed in XML.`,
      'Remove the character; where the text is needed, write it another way.',
    );
    if (++count === MAX_XML_PROBLEMS) return;
  }
}
