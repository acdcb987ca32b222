import type { TextEdit } from '../../../../shared/text/edits.ts';
import { escapeAttribute, escapeText } from '../escape.ts';
import { childElements } from '../navigate.ts';
import type { XmlDocument, XmlElement } from '../nodes.ts';
import { childIndent, indentOf, indentUnit, newlineAt } from './layout.ts';
import { openUp } from './replaceText.ts';

/** An attribute to be written, its name with prefix. */
export interface NewAttribute {
  readonly name: string;
  readonly value: string;
}

/** An element to be written: with text, or with elements in it. */
export interface NewElement {
  readonly name: string;
  readonly attributes?: readonly NewAttribute[];
  readonly content: string | readonly NewElement[];
}

interface Writing {
  /** Before each line; null writes everything in one line. */
  readonly indent: string | null;
  readonly unit: string;
  readonly newline: string;
  /** Prefix of the parent, which the new elements share. */
  readonly prefix: string;
  readonly canHold: (character: string) => boolean;
}

/**
 * The edit that puts a new element into `parent` behind the element `after` (null: first), laid out like its
 * neighbours. A comment on the line of `after` stays with it.
 */
export function insertElement(
  document: XmlDocument,
  parent: XmlElement,
  after: XmlElement | null,
  added: NewElement,
  canHold: (character: string) => boolean,
): TextEdit {
  const at = after === null || parent.selfClosing ? parent.open.end : lineTail(document, parent, after);
  const indent = childIndent(document, parent);
  const newline = newlineAt(document, at);
  const writing = { indent, unit: indentUnit(document), newline, prefix: parent.prefix, canHold };
  const written = (indent === null ? '' : newline + indent) + write(added, writing);
  const closing = indent === null ? '' : newline + (indentOf(document, parent) ?? '');
  if (parent.selfClosing) return openUp(document, parent, written + closing);
  if (after !== null) return { offset: at, length: 0, content: written };
  const last = parent.children.at(-1);
  const inside = last === undefined ? '' : document.text.slice(parent.open.end, last.end);
  const hasLine = childElements(parent).length > 0 || /[\r\n]/.test(inside);
  return { offset: at, length: 0, content: hasLine ? written : written + closing };
}

/** Behind an element and the comments that follow it on the same line. */
function lineTail(document: XmlDocument, parent: XmlElement, after: XmlElement): number {
  const following = parent.children.slice(parent.children.indexOf(after) + 1);
  let end = after.end;
  for (const node of following) {
    if (node.kind === 'comment' && document.lines.at(node.start).line === document.lines.at(end).line) end = node.end;
    else if (node.kind !== 'text' || /[^ \t]/.test(node.value)) break;
  }
  return end;
}

function write(element: NewElement, writing: Writing): string {
  const name = writing.prefix === '' ? element.name : `${writing.prefix}:${element.name}`;
  const attributes = (element.attributes ?? [])
    .map((attribute) => ` ${attribute.name}="${escapeAttribute(attribute.value, '"', writing.canHold)}"`)
    .join('');
  return `<${name}${attributes}>${writeContent(element.content, writing)}</${name}>`;
}

function writeContent(content: NewElement['content'], writing: Writing): string {
  if (typeof content === 'string')
    return escapeText(content.replaceAll(/\r\n?/g, '\n'), writing.canHold).replaceAll('\n', writing.newline);
  if (writing.indent === null) return content.map((child) => write(child, writing)).join('');
  const inner = { ...writing, indent: writing.indent + writing.unit };
  const lines = content.map((child) => `${writing.newline}${inner.indent}${write(child, inner)}`);
  return `${lines.join('')}${writing.newline}${writing.indent}`;
}

/**
 * The element behind which one of `rank` belongs, when its siblings stand in the order of their ranks; the last one
 * when they do not. Siblings without rank (null) are passed over. Null means the first place.
 */
export function siblingBefore(
  siblings: readonly XmlElement[],
  rankOf: (element: XmlElement) => number | null,
  rank: number | null,
): XmlElement | null {
  const last = siblings.at(-1) ?? null;
  const ranked = siblings.flatMap((element) => {
    const own = rankOf(element);
    return own === null ? [] : [{ element, own }];
  });
  const ordered = ranked.every(({ own }, index) => own >= (ranked[index - 1]?.own ?? -Infinity));
  if (rank === null || !ordered || ranked.length === 0) return last;
  return ranked.filter(({ own }) => own <= rank).at(-1)?.element ?? null;
}
