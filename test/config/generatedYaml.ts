import * as fc from 'fast-check';

/** A generated value with the lines of YAML that say it. */
export interface Written {
  /** Texts, lists and maps; no text stands twice in one document. */
  readonly value: unknown;
  /** Null for lists and maps: what stands behind a key or a dash. */
  readonly inline: string | null;
  /** The lines that follow, at an indentation. */
  readonly lines: (indent: string) => readonly string[];
}

const KEYS = ['a', 'bc', 'd e', 'C:\\f', "it's", 'x#y'] as const;

/** Stands for a text that has yet to get its number. */
const OPEN = 'text';

interface Spelling {
  readonly inline: string;
  readonly text: string;
  readonly lines: readonly string[];
}

const spelling: fc.Arbitrary<Spelling> = fc.constantFrom(
  { inline: ` ${OPEN}`, text: OPEN, lines: [] },
  { inline: ` ${OPEN} it's # don't`, text: `${OPEN} it's`, lines: [] },
  { inline: ` "${OPEN} # \\u00e9: \\t"  # note`, text: `${OPEN} # é: \t`, lines: [] },
  { inline: ` '${OPEN}''s'`, text: `${OPEN}'s`, lines: [] },
  { inline: ' |', text: `${OPEN} # in it\n\n\tmore\n`, lines: [`${OPEN} # in it`, '', '\tmore'] },
  { inline: ' >- # note', text: `${OPEN} goes on\n  deeper`, lines: [OPEN, 'goes on', '  deeper'] },
  { inline: ' |2-', text: `${OPEN}\n# no comment`, lines: [OPEN, '# no comment'] },
);

const scalar: fc.Arbitrary<Written> = spelling.map(({ inline, text, lines }) => ({
  value: text,
  inline,
  lines: (indent) => lines.map((line) => (line === '' ? '' : `${indent}  ${line}`)),
}));

function mapOf(entries: readonly (readonly [string, Written])[], note: string, step: string): Written {
  return {
    value: Object.fromEntries(entries.map(([key, { value }]) => [key, value])),
    inline: entries.length === 0 ? ' {}' : null,
    lines: (indent) =>
      entries.flatMap(([key, { inline, lines }], index) => [
        ...(note !== '' && index > 0 ? [`${indent}${note}`] : []),
        `${indent}${key}:${inline ?? ''}`,
        ...lines(inline === null ? indent + step : indent),
      ]),
  };
}

function listOf(items: readonly Written[], note: string): Written {
  return {
    value: items.map(({ value }) => value),
    inline: items.length === 0 ? ' []' : null,
    lines: (indent) =>
      items.flatMap(({ inline, lines }, index) => {
        const inner = lines(inline === null ? `${indent}  ` : indent);
        const [first = '', ...others] = inline === null ? inner : [`${indent}- ${inline.trimStart()}`, ...inner];
        const dashed = inline === null ? `${indent}- ${first.trimStart()}` : first;
        return [...(note !== '' && index > 0 ? [`${indent}${note}`] : []), dashed, ...others];
      }),
  };
}

const { node } = fc.letrec<{ node: Written }>((tie) => {
  const note = fc.constantFrom('', '# note', '', '');
  const entry = fc.tuple(fc.constantFrom(...KEYS), tie('node'));
  const entries = fc.uniqueArray(entry, { maxLength: 4, selector: ([key]) => key });
  const step = fc.constantFrom('  ', '    ');
  return {
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      scalar,
      fc.tuple(entries, note, step).map(([made, comment, width]) => mapOf(made, comment, width)),
      fc.tuple(fc.array(tie('node'), { maxLength: 4 }), note).map(([made, comment]) => listOf(made, comment)),
    ),
  };
});

/** A document of YAML and the value that it stands for; each text has a number of its own. */
export const yamlDocument: fc.Arbitrary<{ readonly text: string; readonly value: unknown }> = fc
  .tuple(
    node.filter(({ inline }) => inline === null),
    fc.constantFrom('\n', '\r\n'),
    fc.constantFrom('', '---', '# first'),
    fc.boolean(),
  )
  .map(([{ value, lines }, newline, head, ended]) => {
    const all = [...(head === '' ? [] : [head]), ...lines('')];
    const text = all.join(newline) + (ended ? newline : '');
    return { text: numbered(text), value: numberedIn(value, counter()) };
  });

function counter(): () => number {
  let next = 0;
  return () => next++;
}

function numbered(text: string): string {
  const count = counter();
  return text.replaceAll(OPEN, () => `${OPEN}${count()}`);
}

function numberedIn(value: unknown, count: () => number): unknown {
  if (typeof value === 'string') return value.replaceAll(OPEN, () => `${OPEN}${count()}`);
  if (Array.isArray(value)) return value.map((item) => numberedIn(item, count));
  return Object.fromEntries(
    Object.entries(value as Record<string, unknown>).map(([key, inner]) => [key, numberedIn(inner, count)]),
  );
}
