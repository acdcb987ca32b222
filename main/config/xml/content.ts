import { isBlank, isNameStart, nameAt, skipSpace } from './characters.ts';
import { readAttributes } from './attributes.ts';
import { beginsWithDeclaration, readDeclaration } from './declaration.ts';
import { readDoctype } from './doctype.ts';
import { MAX_XML_DEPTH } from './limits.ts';
import type { XmlDeclaration, XmlElement, XmlNode } from './nodes.ts';
import type { XmlProblems } from './problems.ts';
import { decodeReferences, type EntityKnowledge } from './references.ts';
import { makeElement, type OpenElement, type XmlContent } from './tree.ts';

/** Reads everything of a text, in one pass and without recursion. */
export function readContent(text: string, problems: XmlProblems): XmlContent {
  return new ContentReader(text, problems).read();
}

const NO_ENTITIES: EntityKnowledge = { declared: new Set(), open: false };

class ContentReader {
  private readonly text: string;
  private readonly problems: XmlProblems;
  private readonly open: OpenElement[] = [];
  private readonly prolog: XmlNode[] = [];
  private readonly epilog: XmlNode[] = [];
  private declaration: XmlDeclaration | null = null;
  private root: XmlElement | null = null;
  private entities: EntityKnowledge = NO_ENTITIES;
  private strayText = false;

  constructor(text: string, problems: XmlProblems) {
    this.text = text;
    this.problems = problems;
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
    this.closeDownTo(0, this.text.length);
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
    const next = this.text.charAt(at + 1);
    if (next === '/' || next === '?' || isNameStart(this.text, at + 1)) return true;
    if (next === '!' && /^<!(?:--|\[CDATA\[|DOCTYPE)/.test(this.text.slice(at, at + 9))) return true;
    this.problems.error(
      'xml-stray-less-than',
      at,
      'The character < begins no tag here.',
      'Write `&lt;` for it. If the file is a template, fill it in first.',
    );
    return false;
  }

  private readMarkup(at: number): number {
    const next = this.text.charAt(at + 1);
    if (next === '/') return this.readEndTag(at);
    if (next === '?') return this.readInstruction(at);
    if (next !== '!') return this.readStartTag(at);
    if (this.text.startsWith('--', at + 2)) return this.readComment(at);
    return this.text.charAt(at + 2) === '[' ? this.readCData(at) : this.readDocumentType(at);
  }

  /** The list that a node at this place belongs to. */
  private siblings(): XmlNode[] {
    return this.open.at(-1)?.children ?? (this.root === null ? this.prolog : this.epilog);
  }

  private addText(start: number, end: number): void {
    if (start >= end) return;
    const inside = this.open.length > 0;
    if (!inside) {
      if (!this.strayText && !isBlank(this.text.slice(start, end))) this.reportStrayText(start);
      return;
    }
    const cdataEnd = this.text.slice(start, end).indexOf(']]>');
    if (cdataEnd >= 0)
      this.problems.error('xml-cdata-end-in-text', start + cdataEnd, 'The text holds `]]>`.', 'Write `]]&gt;` for it.');
    const value = decodeReferences(this.text, start, end, this.entities, this.problems, unixLineEnds);
    this.siblings().push({ kind: 'text', start, end, value });
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
    const name = nameAt(this.text, at + 1);
    const read = readAttributes(this.text, at + 1 + name.length, this.entities, this.problems);
    const selfClosing = this.text.startsWith('/>', read.stop);
    const finished = selfClosing || this.text.charAt(read.stop) === '>';
    if (!finished)
      this.problems.error('xml-tag-unfinished', at, `The start tag <${name} has no end.`, 'Close the tag with `>`.');
    const end = read.stop + (selfClosing ? 2 : finished ? 1 : 0);
    const scope = this.open.at(-1)?.scope ?? null;
    const made = makeElement(name, { start: at, end }, read.attributes, selfClosing, scope, this.problems);
    this.placeElement(made.element);
    if (selfClosing) return end;
    if (this.open.length < MAX_XML_DEPTH) this.open.push(made);
    else return this.giveUp(at);
    return end;
  }

  private placeElement(element: XmlElement): void {
    if (this.open.length > 0) this.siblings().push(element);
    else if (this.root === null) this.root = element;
    else {
      this.problems.error(
        'xml-second-root',
        element.start,
        `A second root element <${element.name}> follows the first.`,
        'Keep one root element; remove the other or put both into one.',
      );
      this.epilog.push(element);
    }
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

  private readEndTag(at: number): number {
    const name = nameAt(this.text, at + 2);
    const space = skipSpace(this.text, at + 2 + name.length);
    const finished = this.text.charAt(space) === '>';
    const end = finished ? space + 1 : at + 2 + name.length;
    if (!finished)
      this.problems.error('xml-tag-unfinished', at, `The end tag </${name} has no end.`, 'Close the tag with `>`.');
    const depth = this.depthToClose(name, at);
    if (depth === null) return end;
    this.closeDownTo(depth + 1, at);
    const closed = this.open.pop();
    if (closed !== undefined) {
      closed.element.close = { start: at, end };
      closed.element.end = end;
    }
    return end;
  }

  /** Index of the open element that an end tag closes; null when the tag stands alone. Reports what is wrong. */
  private depthToClose(name: string, at: number): number | null {
    const depth = this.open.findLastIndex(({ element }) => element.name === name);
    if (depth >= 0) return depth;
    const innermost = this.open.at(-1);
    const only = innermost !== undefined && !innermost.children.some((child) => child.kind === 'element');
    if (innermost !== undefined && only && name !== '') {
      this.problems.error(
        'xml-close-mismatch',
        at,
        `The end tag </${name}> stands where </${innermost.element.name}> is needed.`,
        `Write </${innermost.element.name}>; upper and lower case matter.`,
      );
      return this.open.length - 1;
    }
    this.problems.error(
      'xml-close-stray',
      at,
      `The end tag </${name}> closes nothing.`,
      'Remove it, or add its start tag.',
    );
    return null;
  }

  /** Closes elements without end tag until `depth` are open. */
  private closeDownTo(depth: number, at: number): void {
    while (this.open.length > depth) {
      const unfinished = this.open.pop()?.element;
      if (unfinished === undefined) return;
      unfinished.end = at;
      this.problems.error(
        'xml-close-missing',
        unfinished.start,
        `The element <${unfinished.name}> has no end tag.`,
        `Add </${unfinished.name}> where it ends.`,
      );
    }
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
    return this.addAside('comment', at, 4, end, '-->');
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
    return this.addAside('instruction', at, 2, end, '?>');
  }

  private addAside(kind: 'comment' | 'instruction', at: number, skip: number, close: number, mark: string): number {
    if (close < 0)
      this.problems.error(`xml-${kind}-unfinished`, at, `The ${kind} has no end.`, `Close it with \`${mark}\`.`);
    const valueEnd = close < 0 ? this.text.length : close;
    const end = close < 0 ? this.text.length : close + mark.length;
    this.siblings().push({ kind, start: at, end, value: this.text.slice(at + skip, valueEnd) });
    return end;
  }

  private readCData(at: number): number {
    const start = at + '<![CDATA['.length;
    const close = this.text.indexOf(']]>', start);
    const end = close < 0 ? this.text.length : close + 3;
    if (close < 0)
      this.problems.error('xml-cdata-unfinished', at, 'A CDATA section has no end.', 'Close it with `]]>`.');
    if (this.open.length === 0) this.reportStrayText(at);
    const value = unixLineEnds(this.text.slice(start, close < 0 ? end : close));
    this.siblings().push({ kind: 'cdata', start: at, end, value });
    return end;
  }

  private readDocumentType(at: number): number {
    const read = readDoctype(this.text, at, this.problems);
    if (this.root !== null || this.prolog.some((node) => node.kind === 'doctype'))
      this.problems.error('xml-doctype-misplaced', at, 'A document type stands in the wrong place.', 'Remove it.');
    this.entities = { declared: read.declared, open: read.external };
    this.siblings().push({ kind: 'doctype', start: at, end: read.end, name: read.name });
    return read.end;
  }
}

function unixLineEnds(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
}
