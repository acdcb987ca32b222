import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ConfigComponent, ConfigSetting } from '../../shared/model/config.ts';
import {
  type CorpusEntry,
  corpusBytes,
  corpusEntries,
  corpusTruth,
  describeCorpus,
  temporaryFolder,
} from '../support/corpus.ts';
import { openEngine, type Engine } from '../support/engine.ts';
import { buildCli, PATIENCE, type BuiltCli } from './builtCli.ts';

/** What the command prints is what the engine answers; a process for each file would add nothing but time. */
const EACH_FOR_COMMAND = 25;

/** A value that needs care: it is escaped in the file, and longer than what it replaces. */
const VALUE = 'a <new> "value" & more';
const WRITTEN = 'a &lt;new&gt; "value" &amp; more';

/** Values that are changed in one file. */
const SAMPLE = 5;

const ENCODINGS: Readonly<Record<string, BufferEncoding>> = { ascii: 'latin1', 'utf-8': 'utf8', 'utf-16le': 'utf16le' };

describeCorpus('config show and config set over the files of the corpus', (corpus) => {
  const entries = [...corpusEntries('answer-files'), ...corpusEntries('agent-config')];
  const folder = temporaryFolder();
  let engine: Engine;
  let cli: BuiltCli;
  beforeAll(async () => {
    engine = openEngine();
    cli = await buildCli();
  }, PATIENCE);
  afterAll(() => {
    engine.close();
    cli.close();
  });

  it.each(entries)('shows what other tools say: $file', async (entry) => {
    const { document } = await engine.caller.config.file.show({ file: join(corpus, entry.file) });
    const { encoding, bom, newline, wellFormed, passes, components } = document;
    const truth = corpusTruth(entry);
    const sound = truth['wellFormed'] ?? truth['validJson'] ?? truth['validYaml'];
    expect([encoding, bom, newline, wellFormed]).toEqual([truth['encoding'], truth['bom'], truth['newline'], sound]);
    if (truth['wellFormed'] !== true) return;
    expect({ passes, components }).toEqual({ passes: truth['passes'], components: componentsOf(truth['components']) });
  });

  it.each(entries.filter((_, index) => index % EACH_FOR_COMMAND === 0))(
    'prints that as JSON: $file',
    async ({ file }) => {
      const path = join(corpus, file);
      const { document, answer } = await engine.caller.config.file.show({ file: path });
      const { lists, passwords } = answer;
      const shown = document.kind === 'answerFile' ? { ...document, lists, passwords } : document;
      expect(await cli.json('config', 'show', path, '--json')).toEqual({
        schema: 'imageprep/config-show/1',
        ...(JSON.parse(JSON.stringify(shown)) as object),
      });
    },
    PATIENCE,
  );

  const sound = corpusEntries('answer-files').filter((entry) => corpusTruth(entry)['wellFormed'] === true);

  it.each(sound)('changes the bytes of the value and no others: $file', async (entry) => {
    const file = join(folder, basename(entry.file));
    writeFileSync(file, corpusBytes(entry.file));
    const { document } = await engine.caller.config.file.show({ file });
    const before = readFileSync(file, encodingOf(entry));
    const values = valuesToChange(before, document.settings);
    expect(values).not.toEqual([]);
    for (const { setting, place } of values) {
      const target = `${file}.changed`;
      await engine.caller.config.file.copy({ file, setting, value: VALUE, target });
      const expected = `${before.slice(0, place.start)}${WRITTEN}${before.slice(place.end)}`;
      expect([setting, Buffer.compare(readFileSync(target), Buffer.from(expected, encodingOf(entry)))]).toEqual([
        setting,
        0,
      ]);
      const back = `${target}.back`;
      const value = before.slice(place.start, place.end);
      await engine.caller.config.file.copy({ file: target, setting, value, target: back });
      expect([setting, Buffer.compare(readFileSync(back), corpusBytes(entry.file))]).toEqual([setting, 0]);
    }
  });

  it(
    'does the same as a command',
    async () => {
      const [entry] = sound;
      const file = join(folder, basename(entry?.file ?? ''));
      const { document } = await engine.caller.config.file.show({ file });
      const [first] = valuesToChange(readFileSync(file, 'utf8'), document.settings);
      const [here, there] = [`${file}.engine`, `${file}.command`];
      const setting = first?.setting ?? '';
      await engine.caller.config.file.copy({ file, setting, value: VALUE, target: here });
      expect((await cli.run('config', 'set', file, setting, VALUE, '--output', there)).code).toBe(0);
      expect(Buffer.compare(readFileSync(here), readFileSync(there))).toBe(0);
    },
    PATIENCE,
  );
});

/** The components of a truth file as the report has them. */
function componentsOf(truth: unknown): readonly ConfigComponent[] {
  const components = truth as readonly (Omit<ConfigComponent, 'architecture'> & { readonly arch: string | null })[];
  return components.map(({ pass, name, arch, line }) => ({ pass, name, architecture: arch ?? '', line }));
}

function encodingOf(entry: CorpusEntry): BufferEncoding {
  return ENCODINGS[String(corpusTruth(entry)['encoding'])] ?? 'utf8';
}

interface Changeable {
  readonly setting: string;
  /** The value in the text of the file, mark included, found without the program's own reader. */
  readonly place: { readonly start: number; readonly end: number };
}

/** Elements that hold one plain text on the line of their start tag, up to a few of a file. */
function valuesToChange(text: string, settings: readonly ConfigSetting[]): readonly Changeable[] {
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  const lines = text.slice(mark).split(/(?<=\n)/);
  const starts = lines.map((_, index) => mark + lines.slice(0, index).join('').length);
  const found = settings.flatMap(({ setting, line, column }): readonly Changeable[] => {
    // An Order is part of the names of its neighbours.
    if (line === null || column === null || /\/@?\w*Order$/.test(setting)) return [];
    const offset = (starts[line - 1] ?? 0) + column - 1;
    const element = /^<([\w:]+)(?:\s[^<>]*)?>([^\s<&](?:[^<&\r\n]*[^\s<&])?)<\/\1>/.exec(text.slice(offset));
    if (element === null) return [];
    const start = offset + element[0].indexOf('>') + 1;
    return [{ setting, place: { start, end: start + (element[2]?.length ?? 0) } }];
  });
  return found.filter((_, index) => index % Math.ceil(found.length / SAMPLE) === 0);
}
