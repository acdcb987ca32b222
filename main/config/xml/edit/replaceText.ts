import type { TextEdit } from '../../../../shared/text/edits.ts';
import { escapeAttribute, escapeText } from '../escape.ts';
import type { XmlAttribute, XmlDocument, XmlElement, XmlNode, XmlText } from '../nodes.ts';
import { newlineAt } from './layout.ts';

type CanHold = (character: string) => boolean;

/**
 * Edits that give an element this text. Only its character data changes: comments inside stay, line ends become the
 * document's. An element that holds the text already needs no edit.
 */
export function replaceText(
  document: XmlDocument,
  element: XmlElement,
  value: string,
  canHold: CanHold,
): readonly TextEdit[] {
  const content = escapeText(value.replaceAll(/\r\n?/g, '\n'), canHold).replaceAll(
    '\n',
    newlineAt(document, element.start),
  );
  const pieces = element.children.filter(isText);
  if (pieces.map((piece) => piece.value).join('') === value.replaceAll(/\r\n?/g, '\n')) return [];
  if (element.selfClosing) return [openUp(document, element, content)];
  const [first, ...others] = pieces;
  if (first === undefined) return [{ offset: element.open.end, length: 0, content }];
  return [
    { offset: first.start, length: first.end - first.start, content },
    ...others.map(({ start, end }) => ({ offset: start, length: end - start, content: '' })),
  ];
}

function isText(node: XmlNode): node is XmlText {
  return node.kind === 'text' || node.kind === 'cdata';
}

/** The edit that turns `<x/>` into `<x>content</x>`. */
export function openUp(document: XmlDocument, element: XmlElement, content: string): TextEdit {
  const end = element.open.end;
  const inner = document.text.slice(element.open.start, end - 2).trimEnd().length;
  const start = element.open.start + inner;
  return { offset: start, length: end - start, content: `>${content}</${element.name}>` };
}

/** The edit that gives an attribute this value, between the quotation marks that it has; a bare one gets some. */
export function replaceAttribute(found: XmlAttribute, value: string, canHold: CanHold): readonly TextEdit[] {
  if (found.value === value) return [];
  const { start, end } = found.valueSpan;
  const content = escapeAttribute(value, found.quote || '"', canHold);
  if (found.quote !== '') return [{ offset: start, length: end - start, content }];
  return [{ offset: found.start, length: found.end - found.start, content: `${found.name}="${content}"` }];
}
