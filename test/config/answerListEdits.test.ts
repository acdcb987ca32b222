import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { viewAnswerFile } from '../../main/config/answer/answerView.ts';
import { openConfig } from '../../main/config/document.ts';
import { spliceEdits } from '../../main/config/text/spliceEdits.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { corpusBytes, corpusEntries, describeCorpus } from '../support/corpus.ts';
import { changeList, COMMANDS, itemsOf, listOf } from './answerItems.ts';
import { configOf, edited, inverse } from './samples.ts';

/** How a generated list is laid out. */
const layout = fc.record({
  newline: fc.constantFrom('\n', '\r\n', ''),
  indent: fc.constantFrom('  ', '\t', '   '),
  numbers: fc.constantFrom<'from 1' | 'gaps' | 'turned' | 'none'>('from 1', 'gaps', 'turned', 'none'),
  items: fc.array(
    fc.record({
      above: fc.constantFrom('', '<!-- above -->', '<?note above?>'),
      behind: fc.constantFrom('', ' <!-- behind -->'),
      blank: fc.boolean(),
      text: fc.constantFrom('cmd /c echo "a" &amp; b', '<![CDATA[<x>]]>', '  spaced  ', 'é&#233;'),
    }),
    { minLength: 2, maxLength: 6 },
  ),
});

function listText({
  newline,
  indent,
  numbers,
  items: made,
}: typeof layout extends fc.Arbitrary<infer T> ? T : never): string {
  const orderOf = (index: number): number =>
    ({ 'from 1': index + 1, gaps: (index + 1) * 10, turned: made.length - index, none: 0 })[numbers];
  const item = (each: (typeof made)[number], index: number): string => {
    const order = numbers === 'none' ? '' : `<Order>${orderOf(index)}</Order>`;
    const inner = `<RunSynchronousCommand wcm:action="add">${order}<Path>${each.text}${index}</Path></RunSynchronousCommand>`;
    const above = each.above === '' ? '' : `${newline}${indent}${each.above}`;
    return `${above}${each.blank ? newline : ''}${newline}${indent}${inner}${newline === '' ? '' : each.behind}`;
  };
  return `<unattend xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">${newline}<settings pass="specialize"><component name="Microsoft-Windows-Deployment"><RunSynchronous>${made.map(item).join('')}${newline}</RunSynchronous></component></settings></unattend>`;
}

describe('list edits on generated files', () => {
  it('moving there and back gives the same bytes', () => {
    fc.assert(
      fc.property(layout, fc.nat(5), fc.nat(5), (made, a, b) => {
        const config = configOf('unattend.xml', listText(made));
        const before = itemsOf(config);
        const [from, to] = [a % before.length, b % before.length];
        const name = listOf(config)?.items[from]?.setting ?? '';
        const after = edited(config, changeList(config, name, { kind: 'move', to: to + 1 }));
        const texts = before.map(([, text]) => text);
        const wanted = texts.toSpliced(from, 1).toSpliced(to, 0, texts[from] ?? null);
        expect(itemsOf(after)).toEqual(before.map(([order], index) => [order, wanted[index]]));
        const there = listOf(after)?.items[to]?.setting ?? '';
        const back = edited(after, changeList(after, there, { kind: 'move', to: from + 1 }));
        expect(itemsOf(back)).toEqual(before);
        // Numbers that a move has put in order are moved with their text from then on.
        if (made.numbers !== 'turned') expect(back.source.text).toBe(config.source.text);
      }),
    );
  });

  it('adding and removing gives the same bytes where the numbers have no gap', () => {
    fc.assert(
      fc.property(layout, fc.nat(6), (made, a) => {
        fc.pre(made.numbers !== 'gaps');
        const config = configOf('unattend.xml', listText(made));
        const before = itemsOf(config);
        const at = (a % (before.length + 1)) + 1;
        const fields = [{ path: 'Path', value: 'added' }];
        const after = edited(config, changeList(config, COMMANDS, { kind: 'add', at, fields }));
        expect(itemsOf(after).map(([, text]) => text)).toEqual(
          before.map(([, text]) => text).toSpliced(at - 1, 0, 'added'),
        );
        const name = listOf(after)?.items[at - 1]?.setting ?? '';
        expect(edited(after, changeList(after, name, { kind: 'remove' })).source.text).toBe(config.source.text);
      }),
    );
  });

  it('removing takes the item and nothing else, and its edits turned round give the same bytes', () => {
    fc.assert(
      fc.property(layout, fc.nat(5), (made, a) => {
        const config = configOf('unattend.xml', listText(made));
        const before = itemsOf(config);
        const from = a % before.length;
        const edits = unwrap(changeList(config, listOf(config)?.items[from]?.setting ?? '', { kind: 'remove' }));
        const after = edited(config, { ok: true, value: edits });
        expect(itemsOf(after).map(([, text]) => text)).toEqual(before.map(([, text]) => text).toSpliced(from, 1));
        expect(unwrap(spliceEdits(after.source, inverse(config.source.text, edits)))).toEqual(config.source.bytes);
      }),
    );
  });
});

describeCorpus('list edits on the answer files of the corpus', () => {
  it.each(corpusEntries('answer-files'))('move, add and remove, and give every byte back: $file', ({ file }) => {
    const bytes = corpusBytes(file);
    const config = openConfig(file, bytes);
    if (config.kind !== 'answerFile' || config.xml?.wellFormed !== true) return;
    for (const list of viewAnswerFile(config).lists.slice(0, 6)) {
      const [first, last] = [list.items[0], list.items.at(-1)];
      if (first === undefined || last === undefined) continue;
      const removal = changeList(config, last.setting, { kind: 'remove' });
      const less = edited(config, removal);
      const back = unwrap(spliceEdits(less.source, inverse(config.source.text, unwrap(removal))));
      expect([last.setting, Buffer.compare(back, bytes)]).toEqual([last.setting, 0]);
      if (list.sequence === 'unclear') continue;
      const moved = edited(config, changeList(config, first.setting, { kind: 'move', to: list.items.length }));
      const there = listOf(moved, list.setting)?.items.at(-1)?.setting ?? '';
      const again = edited(moved, changeList(moved, there, { kind: 'move', to: 1 }));
      expect([list.setting, Buffer.compare(again.source.bytes, bytes)]).toEqual([list.setting, 0]);
    }
  });
});
