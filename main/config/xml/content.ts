import { isBlank, isNameStart, nameAt, skipSpace } from './characters.ts';
import { beginsWithDeclaration, readDeclaration } from './declaration.ts';
import { readDoctype } from './doctype.ts';
import { EndTags } from './endTags.ts';
import { MAX_XML_DEPTH } from './limits.ts';
import { CDATA, COMMENT, DOCTYPE, ELEMENT, EMPTY_ELEMENT, INSTRUCTION, NodeTable, TEXT } from './nodeTable.ts';
import { ElementView, viewOf } from './nodeViews.ts';
import type { XmlDeclaration, XmlElement, XmlNode } from './nodes.ts';
import { Occurrences } from './occurrences.ts';
import { OpenElements } from './openElements.ts';
import type { XmlProblems } from './problems.ts';
import { checkReferences, NO_ENTITIES, type EntityKnowledge } from './references.ts';
import { TagHeads } from './tagHeads.ts';

/** What was read of a document's content. */
export interface XmlContent {
  readonly declaration: XmlDeclaration | null;
  readonly prolog: readonly XmlNode[];
  readonly root: XmlElement | null;
  readonly epilog: readonly XmlNode[];
}

/** Reads everything of a text, in one pass and without recursion. */
export function readContent(text: string, problems: XmlProblems): XmlContent {
  return new ContentReader(text, problems).read();
}

const EXCLAMATION = 33;
const SLASH = 47;
const GREATER = 62;
const QUESTION = 63;

const ASIDES = {
  comment: { number: COMMENT, opens: '<!--', closes: '-->' },
  instruction: { number: INSTRUCTION, opens: '<?', closes: '?>' },
} as const;

class ContentReader {
  private readonly text: string;
  private readonly problems: XmlProblems;
  private readonly table: NodeTable;
  private readonly open: OpenElements;
  private readonly heads: TagHeads;
  private readonly ends: EndTags;
  private readonly ampersands: Occurrences;
  private readonly cdataEnds: Occurrences;
  private readonly prolog: XmlNode[] = [];
  private readonly epilog: XmlNode[] = [];
  private declaration: XmlDeclaration | null = null;
  private root: XmlElement | null = null;
  private entities: EntityKnowledge = NO_ENTITIES;
  private strayText = false;

  constructor(text: string, problems: XmlProblems) {
    this.text = text;
    this.problems = problems;
    this.table = new NodeTable(text);
    this.open = new OpenElements(this.table);
    this.ampersands = new Occurrences(text, '&');
    this.cdataEnds = new Occurrences(text, ']]>');
    this.heads = new TagHeads(this.table, problems);
    this.ends = new EndTags(this.open, this.table, problems);
  }

  read(): XmlContent {
    let textStart = 0;
    let position = 0;
    while (position < this.text.length) {
      const at = this.text.indexOf('<', position);
      if (at < 0) break;
      if (!this.beginsMarkup(at)) {
        position = at + 1;
        continue;
      }
      this.addText(textStart, at);
      position = this.readMarkup(at);
      textStart = position;
    }
    this.addText(textStart, this.text.length);
    this.ends.closeDownTo(0, this.text.length);
    this.table.finish();
    if (this.root === null)
      this.problems.error(
        'xml-no-root',
        0,
        'The file holds no element.',
        'Restore the file from a copy, or make a new one.',
      );
    return { declaration: this.declaration, prolog: this.prolog, root: this.root, epilog: this.epilog };
  }

  private beginsMarkup(at: number): boolean {
    const next = this.text.charCodeAt(at + 1);
    if (next === SLASH || isNameStart(this.text, at + 1) || next === QUESTION) return true;
    if (next === EXCLAMATION && /^<!(?:--|\[CDATA\[|DOCTYPE)/.test(this.text.slice(at, at + 9))) return true;
    this.problems.error(
      'xml-stray-less-than',
      at,
      'The character < begins no tag here.',
      'Write `&lt;` for it. If the file is a template, fill it in first.',
    );
    return false;
  }

  private readMarkup(at: number): number {
    const next = this.text.charCodeAt(at + 1);
    if (next === SLASH) return this.ends.read(at);
    if (next === QUESTION) return this.readInstruction(at);
    if (next !== EXCLAMATION) return this.readStartTag(at);
    if (this.text.startsWith('--', at + 2)) return this.readComment(at);
    return this.text.charAt(at + 2) === '[' ? this.readCData(at) : this.readDocumentType(at);
  }

  /** Puts a node that is no element where it belongs. */
  private place(node: number): void {
    if (this.open.depth > 0) this.open.append(node, false);
    else (this.root === null ? this.prolog : this.epilog).push(viewOf(this.table, node));
  }

  private addText(start: number, end: number): void {
    if (start >= end) return;
    if (this.open.depth === 0) {
      if (!this.strayText && !isBlank(this.text.slice(start, end))) this.reportStrayText(start);
      return;
    }
    const cdataEnd = this.cdataEnds.from(start);
    if (cdataEnd < end)
      this.problems.error('xml-cdata-end-in-text', cdataEnd, 'The text holds `]]>`.', 'Write `]]&gt;` for it.');
    if (this.ampersands.from(start) < end) checkReferences(this.text, start, end, this.entities, this.problems);
    this.place(this.table.add(TEXT, start, end, start, end));
  }

  private reportStrayText(start: number): void {
    this.strayText = true;
    this.problems.error(
      'xml-text-outside',
      skipSpace(this.text, start),
      'Text stands outside the root element.',
      'Remove it, or move it into an element; a note belongs in `<!-- -->`.',
    );
  }

  private readStartTag(at: number): number {
    const number = this.table.names.numberAt(at + 1);
    const name = this.table.names.get(number);
    const stop = this.heads.read(name, at + 1, this.open.scope, this.entities);
    const { scope } = this.heads;
    const stopped = this.text.charCodeAt(stop);
    const selfClosing = stopped === SLASH;
    if (!selfClosing && stopped !== GREATER)
      this.problems.error(
        'xml-tag-unfinished',
        at,
        `The start tag <${name.full} has no end.`,
        'Close the tag with `>`.',
      );
    const end = stop + (selfClosing ? 2 : stopped === GREATER ? 1 : 0);
    const node = this.table.add(selfClosing ? EMPTY_ELEMENT : ELEMENT, at, end, number, end);
    this.table.setScope(node, scope);
    if (this.heads.attributes.length > 0) this.table.keepAttributes(node, this.heads.attributes);
    this.placeElement(node, name.full);
    if (selfClosing) return end;
    if (this.open.depth >= MAX_XML_DEPTH) return this.giveUp(at);
    this.open.push(node, name.full, scope);
    return end;
  }

  private placeElement(node: number, name: string): void {
    if (this.open.depth > 0) return this.open.append(node, true);
    const element = new ElementView(this.table, node);
    if (this.root === null) {
      this.root = element;
      return;
    }
    this.problems.error(
      'xml-second-root',
      element.start,
      `A second root element <${name}> follows the first.`,
      'Keep one root element; remove the other or put both into one.',
    );
    this.epilog.push(element);
  }

  private giveUp(at: number): number {
    this.problems.error(
      'xml-too-deep',
      at,
      `Elements lie more than ${MAX_XML_DEPTH} deep; the rest of the file was not read.`,
      'Check that this is the settings file that was meant.',
    );
    return this.text.length;
  }

  private readComment(at: number): number {
    const close = this.text.indexOf('--', at + 4);
    const end = this.text.startsWith('-->', close) && close >= 0 ? close : this.text.indexOf('-->', at + 4);
    if (close >= 0 && end !== close)
      this.problems.error(
        'xml-comment-dashes',
        close,
        'A comment holds two dashes in a row.',
        'Write one dash, or a blank between the two.',
      );
    return this.addAside('comment', at, end);
  }

  private readInstruction(at: number): number {
    const end = this.text.indexOf('?>', at + 2);
    const target = nameAt(this.text, at + 2);
    if (at === 0 && beginsWithDeclaration(this.text) && end >= 0) {
      this.declaration = readDeclaration(this.text, end + 2, this.problems);
      return end + 2;
    }
    if (target.toLowerCase() === 'xml')
      this.problems.error(
        'xml-declaration-misplaced',
        at,
        'The XML declaration does not stand at the very start of the file.',
        'Move it to the first line, with nothing before it, or remove it.',
      );
    else if (target === '' || !/^(?:\s|\?>)/.test(this.text.slice(at + 2 + target.length, at + 4 + target.length)))
      this.problems.error(
        'xml-instruction-damaged',
        at,
        'A processing instruction does not begin with a name and a blank.',
        'Correct its name, or remove it.',
      );
    return this.addAside('instruction', at, end);
  }

  private addAside(kind: keyof typeof ASIDES, at: number, close: number): number {
    const { number, opens, closes } = ASIDES[kind];
    if (close < 0)
      this.problems.error(`xml-${kind}-unfinished`, at, `The ${kind} has no end.`, `Close it with \`${closes}\`.`);
    const valueEnd = close < 0 ? this.text.length : close;
    const end = close < 0 ? this.text.length : close + closes.length;
    this.place(this.table.add(number, at, end, at + opens.length, valueEnd));
    return end;
  }

  private readCData(at: number): number {
    const start = at + '<![CDATA['.length;
    const close = this.text.indexOf(']]>', start);
    const end = close < 0 ? this.text.length : close + 3;
    if (close < 0)
      this.problems.error('xml-cdata-unfinished', at, 'A CDATA section has no end.', 'Close it with `]]>`.');
    if (this.open.depth === 0) this.reportStrayText(at);
    this.place(this.table.add(CDATA, at, end, start, close < 0 ? end : close));
    return end;
  }

  private readDocumentType(at: number): number {
    const read = readDoctype(this.text, at, this.problems);
    if (this.root !== null || this.prolog.some((node) => node.kind === 'doctype'))
      this.problems.error('xml-doctype-misplaced', at, 'A document type stands in the wrong place.', 'Remove it.');
    this.entities = { declared: read.declared, open: read.external };
    this.place(this.table.add(DOCTYPE, at, read.end, read.nameStart, read.nameStart + read.name.length));
    return read.end;
  }
}
