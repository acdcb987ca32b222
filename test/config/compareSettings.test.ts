import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSettings } from '../../main/config/compareSettings.ts';
import { openConfig, type ConfigDocument } from '../../main/config/document.ts';
import { setSetting } from '../../main/config/settings/set.ts';
import { corpusBytes, corpusEntries, describeCorpus } from '../support/corpus.ts';
import { changeList, COMMANDS, itemsOf } from './answerItems.ts';
import { configOf, edited, stock } from './samples.ts';

const SHELL = 'Microsoft-Windows-Shell-Setup';
const stockFile = stock('sysprep2008.xml');
const [ONE, , THREE] = itemsOf(stockFile).map(([, path]) => path);

const add = (config: ConfigDocument, path: string, at: number) =>
  edited(config, changeList(config, COMMANDS, { kind: 'add', at, fields: [{ path: 'Path', value: path }] }));
const move = (config: ConfigDocument, from: number, to: number) =>
  edited(config, changeList(config, `${COMMANDS}[${from}]`, { kind: 'move', to }));

/** A list of commands by their paths, numbered from 1. */
const commands = (paths: readonly string[]): ConfigDocument =>
  configOf(
    'unattend.xml',
    `<unattend><settings pass="specialize"><component name="Microsoft-Windows-Deployment"><RunSynchronous>${paths
      .map(
        (path, index) =>
          `<RunSynchronousCommand><Order>${index + 1}</Order><Path>${path}</Path></RunSynchronousCommand>`,
      )
      .join('')}</RunSynchronous></component></settings></unattend>`,
  );

/** How many of one list the other has not. */
const lacking = (from: readonly string[], other: readonly string[]) =>
  from.filter((path) => !other.includes(path)).length;

describe('compareSettings', () => {
  it('finds what one file has and the other has not, and what they say differently', () => {
    const other = edited(stockFile, setSetting(stockFile, `specialize/${SHELL}/CopyProfile`, 'FALSE'));
    expect(compareSettings(stockFile, other)).toEqual([
      { setting: `specialize/${SHELL}/CopyProfile`, before: 'true', after: 'FALSE' },
    ]);
    const louder = edited(stockFile, setSetting(stockFile, `specialize/${SHELL}/CopyProfile`, ' TRUE '));
    expect(compareSettings(stockFile, louder)).toEqual([]);
    const less = edited(stockFile, setSetting(stockFile, `oobeSystem/${SHELL}/TimeZone`, null));
    expect(compareSettings(stockFile, less)).toEqual([
      { setting: `oobeSystem/${SHELL}/TimeZone`, before: 'UTC', after: null },
    ]);
    expect(compareSettings(less, stockFile)).toEqual([
      { setting: `oobeSystem/${SHELL}/TimeZone`, before: null, after: 'UTC' },
    ]);
  });

  it('tells a new item alone, though the numbers behind it change', () => {
    expect(compareSettings(stockFile, add(stockFile, 'ver.exe', 1))).toEqual([
      { setting: `${COMMANDS}[Order=1]/Order`, before: null, after: '1' },
      { setting: `${COMMANDS}[Order=1]/Path`, before: null, after: 'ver.exe' },
    ]);
  });

  it('recognises an item that has moved', () => {
    expect(compareSettings(stockFile, move(stockFile, 1, 3))).toEqual([
      { setting: `${COMMANDS}[Order=1]`, before: 'position 1', after: 'position 3', moved: true, item: ONE },
    ]);
  });

  it('follows an item that has moved and changed by its name', () => {
    const moved = move(stockFile, 3, 1);
    const both = edited(moved, setSetting(moved, `${COMMANDS}[Order=1]/Description`, 'now first'));
    expect(compareSettings(stockFile, both)).toEqual([
      { setting: `${COMMANDS}[Order=1]/Description`, before: null, after: 'now first' },
      { setting: `${COMMANDS}[Order=3]`, before: 'position 3', after: 'position 1', moved: true, item: THREE },
    ]);
  });

  it('takes other numbers of the same sequence for the same, a doubtful sequence by its numbers', () => {
    const text = stockFile.source.text;
    const spread = configOf('u.xml', text.replace(/<Order>(\d)/g, '<Order>$10'));
    expect(compareSettings(stockFile, spread)).toEqual([]);
    const twice = configOf('u.xml', text.replace('<Order>3<', '<Order>2<'));
    expect(compareSettings(stockFile, twice)).toEqual([
      { setting: `${COMMANDS}[Order=3]/Order`, before: '3', after: '2' },
    ]);
  });

  it('masks a password that differs, and compares keyed lists by their keys', () => {
    const password = `oobeSystem/${SHELL}/UserAccounts/AdministratorPassword/Value`;
    const [one, two] = ['Heron5', 'Otter7'].map((value) => edited(stockFile, setSetting(stockFile, password, value)));
    expect(compareSettings(one ?? stockFile, two ?? stockFile)).toEqual([
      { setting: password, before: '•••', after: '•••' },
    ]);
    const names = 'specialize/Microsoft-Windows-DNS-Client/DNSSuffixSearchOrder/DomainName';
    const keyed = (...values: readonly (readonly [string, string])[]) =>
      values.reduce(
        (config, [key, value]) => edited(config, setSetting(config, `${names}[keyValue=${key}]`, value)),
        stockFile,
      );
    expect(compareSettings(keyed(['1', 'a'], ['2', 'b']), keyed(['2', 'b'], ['1', 'c']))).toEqual([
      { setting: `${names}[keyValue=1]`, before: 'a', after: 'c' },
      { setting: `${names}[keyValue=2]`, before: 'position 2', after: 'position 1', moved: true, item: '2' },
    ]);
  });

  it('says the least that leads from one sequence to the other', () => {
    const paths = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 6 });
    fc.assert(
      fc.property(paths, paths, (first, second) => {
        const changes = compareSettings(commands(first), commands(second));
        const moved = changes.flatMap(({ setting, moved: has }) =>
          has === true ? [first[Number(/\[Order=(\d+)\]$/.exec(setting)?.[1]) - 1]] : [],
        );
        const shared = (from: readonly string[], other: readonly string[]) =>
          from.filter((path) => other.includes(path) && !moved.includes(path));
        // Items that are not told as moved keep their sequence.
        const changedInPlace = changes.filter(
          ({ before, after, moved: has }) => has !== true && before !== null && after !== null,
        );
        expect(shared(first, second)).toEqual(shared(second, first));
        expect(changedInPlace.length).toBeLessThanOrEqual(Math.min(lacking(first, second), lacking(second, first)));
        expect(compareSettings(commands(first), commands(first))).toEqual([]);
        expect(itemsOf(commands(second)).map(([, path]) => path)).toEqual(second);
      }),
    );
  });
});

describeCorpus('comparison of the answer files of the corpus', () => {
  it.each(corpusEntries('answer-files'))('with themselves finds nothing: $file', ({ file }) => {
    const bytes = corpusBytes(file);
    expect(compareSettings(openConfig(file, bytes), openConfig(file, bytes))).toEqual([]);
  });
});
