import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import type { LineIndex } from '../../../shared/text/lineIndex.ts';

/** A stretch of the text, in UTF-16 units: `start` is the first unit, `end` the one behind the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface XmlAttribute extends Span {
  /** As written, with prefix. */
  readonly name: string;
  readonly local: string;
  /** Null without prefix, and for a prefix that nothing declares. */
  readonly namespace: string | null;
  /** Entities decoded, white space normalised to blanks. */
  readonly value: string;
  readonly nameSpan: Span;
  /** Inside the quotes. */
  readonly valueSpan: Span;
  /** Empty where the file has none. */
  readonly quote: '"' | "'" | '';
}

export interface XmlElement extends Span {
  readonly kind: 'element';
  /** As written, with prefix. */
  readonly name: string;
  readonly local: string;
  /** Empty when there is none. */
  readonly prefix: string;
  readonly namespace: string | null;
  readonly nameSpan: Span;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
  /** The elements among the children. */
  readonly elements: readonly XmlElement[];
  /** The text directly inside, CDATA included, comments and elements left out. */
  readonly text: string;
  /** The start tag, `<` to `>`. */
  readonly open: Span;
  /** The end tag; null for `<x/>` and where it is missing. */
  readonly close: Span | null;
  readonly selfClosing: boolean;
}

/** Character data; `value` has its entities decoded and its line ends as LF. */
export interface XmlText extends Span {
  readonly kind: 'text' | 'cdata';
  readonly value: string;
}

/** A comment, or a processing instruction with its target in `value`. */
export interface XmlAside extends Span {
  readonly kind: 'comment' | 'instruction';
  readonly value: string;
}

export interface XmlDoctype extends Span {
  readonly kind: 'doctype';
  readonly name: string;
}

export type XmlNode = XmlElement | XmlText | XmlAside | XmlDoctype;

export interface XmlDeclaration extends Span {
  readonly version: string | null;
  readonly encoding: string | null;
  readonly standalone: string | null;
}

/** A document as far as it could be read. A damaged one has problems, and in `root` everything that is readable. */
export interface XmlDocument {
  readonly text: string;
  readonly lines: LineIndex;
  readonly declaration: XmlDeclaration | null;
  /** Comments, instructions and the document type before the root. */
  readonly prolog: readonly XmlNode[];
  readonly root: XmlElement | null;
  readonly epilog: readonly XmlNode[];
  readonly problems: readonly Diagnostic[];
  /** Whether a conforming parser without namespaces and external entities accepts it. */
  readonly wellFormed: boolean;
}
