import * as fc from 'fast-check';
import { SaxesParser } from 'saxes';

/** An element: its name, its attributes, and its text or the elements in it. */
export type Shape = readonly [
  name: string,
  attributes: Readonly<Record<string, string>>,
  content: string | readonly Shape[],
];

/** What another parser reads: elements, attributes and text; blanks between elements left out. */
export function shapeOf(text: string): Shape | null {
  const open: { name: string; attributes: Record<string, string>; text: string; inside: Shape[] }[] = [];
  let root: Shape | null = null;
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) =>
    open.push({ name, attributes: { ...attributes }, text: '', inside: [] }),
  );
  const add = (piece: string): void => {
    const last = open.at(-1);
    if (last !== undefined) last.text += piece;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    const done = open.pop();
    if (done === undefined) return;
    const content = done.inside.length > 0 || done.text.trim() === '' ? done.inside : done.text;
    const shape: Shape = [done.name, done.attributes, content];
    if (open.length === 0) root = shape;
    else open.at(-1)?.inside.push(shape);
  });
  parser.write(text).close();
  return root;
}

const NAMES = ['a', 'b', 'p:c', 'd-e'] as const;
/** Stands for a text that has yet to get its number. */
const OPEN = 'text';

const spelling = fc.constantFrom(
  OPEN,
  `${OPEN}&amp;`,
  `<![CDATA[${OPEN} <&]]>`,
  `<!-- note -->${OPEN}`,
  `${OPEN}<!-- note --> &#233;`,
  `\n  ${OPEN}\n`,
);

type Write = (indent: string | null, newline: string) => string;

const attributes = fc
  .uniqueArray(fc.tuple(fc.constantFrom('x', 'p:y', 'z'), fc.constantFrom(` = '${OPEN}"'`, `="${OPEN}'"`)), {
    maxLength: 2,
    selector: ([name]) => name,
  })
  .map((made) => made.map(([name, value]) => ` ${name}${value}`).join(''));

const { element } = fc.letrec<{ element: Write }>((tie) => {
  const leaf = fc.tuple(fc.constantFrom(...NAMES), attributes, spelling).map(
    ([name, given, content]): Write =>
      (indent, newline) =>
        `<${name}${given}>${indent === null ? content.trim() : content.replaceAll('\n', newline)}</${name}>`,
  );
  const empty = fc.tuple(fc.constantFrom(...NAMES), attributes).map(
    ([name, given]): Write =>
      () =>
        `<${name}${given} />`,
  );
  const group = fc
    .tuple(
      fc.constantFrom(...NAMES),
      attributes,
      fc.array(fc.tuple(tie('element'), fc.constantFrom('', '', ' <!-- behind -->', '<?p i?>')), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.constantFrom('  ', '\t'),
      fc.boolean(),
    )
    .map(([name, given, children, unit, inLine]): Write => (indent, newline) => {
      if (inLine || indent === null)
        return `<${name}${given}>${children.map(([write, note]) => write(null, newline) + note).join('')}</${name}>`;
      const lines = children.map(
        ([write, note]) => `${newline}${indent}${unit}${write(indent + unit, newline)}${note}`,
      );
      return `<${name}${given}>${lines.join('')}${newline}${indent}</${name}>`;
    });
  return { element: fc.oneof({ depthSize: 'small' }, leaf, empty, group) };
});

/** A document of XML in which no text stands twice. */
export const xmlDocument: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(element, { minLength: 1, maxLength: 4 }),
    fc.constantFrom('\n', '\r\n'),
    fc.constantFrom('', '<?xml version="1.0" encoding="utf-8"?>', '<!-- first -->'),
  )
  .map(([children, newline, head]) => {
    const lines = children.map((write) => `${newline}  ${write('  ', newline)}`);
    const text = `${head === '' ? '' : head + newline}<r xmlns:p="urn:p">${lines.join('')}${newline}</r>`;
    let next = 0;
    return text.replaceAll(OPEN, () => `${OPEN}${next++}`);
  });
