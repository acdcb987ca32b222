import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeConfig } from '../../main/config/describe.ts';
import { openConfig, type ConfigDocument } from '../../main/config/document.ts';
import { lintDocument } from '../../main/config/lint/lintDocument.ts';
import { listSettings } from '../../main/config/settings/read.ts';
import { setSetting } from '../../main/config/settings/set.ts';
import { encodeText } from '../../main/config/text/encodeText.ts';
import { spliceEdits } from '../../main/config/text/spliceEdits.ts';
import { unwrap, type Diagnostic } from '../../shared/model/diagnostic.ts';
import type { TextEdit } from '../../shared/text/edits.ts';
import { corpusBytes, corpusEntries, describeCorpus } from '../support/corpus.ts';
import { inverse, stock } from './samples.ts';

interface Base {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const JSON_TEXT =
  '{\n  "setComputerName": false,\n  "setWallpaper": true, // note\n  "list": [1, "a\\u00e9", null]\n}\n';
const YAML_TEXT =
  'version: 1.0\nconfig:\n- stage: boot\n  tasks:\n  - task: setAdminAccount\n    inputs: {a: "b", c: &x [1]}\n';
const INI_TEXT = '[Section]\r\nKey=Value\r\n; note\r\n';

/** The files that the project makes itself, in every format and encoding. */
const OWN: readonly Base[] = [
  ...(['sysprep2008.xml', 'Config.xml', 'BundleConfig.xml'] as const).flatMap((name) => {
    const { text, bytes } = stock(name).source;
    const wide = (['utf-16le', 'utf-16be'] as const).map((encoding) => {
      const declared = text.replace('encoding="utf-8"', 'encoding="utf-16"');
      return { name, bytes: unwrap(encodeText(declared, { encoding, bom: true, newline: 'lf' })) };
    });
    return [{ name, bytes }, ...wide];
  }),
  { name: 'LaunchConfig.json', bytes: new TextEncoder().encode(JSON_TEXT) },
  { name: 'agent-config.yml', bytes: new TextEncoder().encode(YAML_TEXT) },
  { name: 'settings.ini', bytes: new TextEncoder().encode(INI_TEXT) },
];

/** What stands in files that somebody broke: marks of all formats, halves of characters, and bytes of other encodings. */
const PIECES = ['<', '>', '</', '/>', '&', '&#', '"', "'", '<!--', '-->', ']]>', '<!DOCTYPE x [', '<?xml ', ':', '- ']
  .concat(['{', '}', '[', ']', ',', '\t', '\n', '\r', '|', '*x', '\\', '#', 'é', '€', '=', '\ufeff'])
  .map((piece) => new TextEncoder().encode(piece))
  .concat([Uint8Array.of(0), Uint8Array.of(0xc3), Uint8Array.of(0xff, 0xfe), Uint8Array.of(0x80, 0x81)]);

type Mutation = (bytes: Uint8Array) => Uint8Array;

const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

const mutation: fc.Arbitrary<Mutation> = fc
  .record({
    kind: fc.constantFrom('insert', 'insert', 'delete', 'repeat', 'cut', 'swap'),
    at: fc.nat(),
    length: fc.nat({ max: 200 }),
    piece: fc.constantFrom(...PIECES),
  })
  .map(({ kind, at, length, piece }): Mutation => (bytes) => {
    const start = at % (bytes.length + 1);
    const end = Math.min(bytes.length, start + length);
    const [before, inside, after] = [bytes.subarray(0, start), bytes.subarray(start, end), bytes.subarray(end)];
    switch (kind) {
      case 'insert':
        return joined(before, piece, bytes.subarray(start));
      case 'delete':
        return joined(before, after);
      case 'repeat':
        return joined(before, inside, inside, after);
      case 'cut':
        return before;
      default:
        return joined(after, inside, before);
    }
  });

const mutations = fc.array(mutation, { minLength: 1, maxLength: 6 });

/** Most problems that one document has, those of lint apart. */
const MOST_PROBLEMS = 300;

/** Everything that is asked of a file, however it is broken: answers and coded problems, never an exception. */
function readEverything({ name, bytes }: Base): ConfigDocument {
  const config = openConfig(name, bytes);
  const { problems, wellFormed } = describeConfig(config);
  expect(problems.length).toBeLessThanOrEqual(MOST_PROBLEMS);
  expect([...problems, ...lintDocument(config)].filter((problem) => !isWhole(problem))).toEqual([]);
  if (!wellFormed) expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
  expect(Buffer.compare(unwrap(spliceEdits(config.source, [])), bytes)).toBe(0);
  return config;
}

/** A code, a sentence that says what is wrong and one that says what to do, and where a place is named, a real one. */
function isWhole({ code, summary, fix, where }: Diagnostic): boolean {
  const placed = where.every(({ line = 1, column = 1 }) => line >= 1 && column >= 1);
  return /^[a-z\d]+(?:-[a-z\d]+)+$/.test(code) && summary !== '' && (fix ?? '') !== '' && placed;
}

/** Sets one of its settings, if the file lets it be set, and takes the change back. */
function setAndRevert(config: ConfigDocument, pick: number): void {
  const listed = listSettings(config, { showSecrets: true });
  const chosen = listed[pick % Math.max(listed.length, 1)];
  if (chosen === undefined) return;
  const edits = setSetting(config, chosen.setting, `${chosen.value ?? ''}changed`);
  if (edits.ok) revert(config, edits.value);
  else expect(edits.problem.diagnostic.code).toMatch(/^[a-z]+(?:-[a-z]+)+$/);
}

/** Makes edits and takes them back; the file must be the same, byte for byte. */
function revert(config: ConfigDocument, edits: readonly TextEdit[]): void {
  const { text, encoding, bytes } = config.source;
  // A byte that the encoding cannot mean has no text that would bring it back.
  if (edits.some(({ offset, length }) => text.slice(offset, offset + length).includes('\ufffd'))) return;
  const changed = openConfig(config.path, unwrap(spliceEdits(config.source, edits)));
  // A file that loses its last character of an encoding is one of another encoding.
  if (changed.source.encoding !== encoding) return;
  expect(Buffer.compare(unwrap(spliceEdits(changed.source, inverse(text, edits))), bytes)).toBe(0);
}

/** Edits at places of a text, sorted and apart. */
function editsAt(text: string, cuts: readonly number[]): readonly TextEdit[] {
  const places = cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b);
  return places.flatMap((offset, index) =>
    index % 2 === 0 ? [{ offset, length: (places[index + 1] ?? offset) - offset, content: '<x>' }] : [],
  );
}

describe('files that somebody broke', () => {
  it('are read as far as they go, say what is wrong, and keep every byte', () => {
    fc.assert(
      fc.property(fc.constantFrom(...OWN), mutations, fc.nat(), ({ name, bytes }, changes, pick) => {
        const config = readEverything({ name, bytes: changes.reduce((at, change) => change(at), bytes) });
        setAndRevert(config, pick);
      }),
      { numRuns: 600 },
    );
  });
});

describeCorpus('files of the corpus, whole and broken', () => {
  const entries = [...corpusEntries('answer-files'), ...corpusEntries('agent-config')];

  it.each(entries)('are the same after edits that were taken back: $file', ({ file }) => {
    const config = readEverything({ name: file, bytes: corpusBytes(file) });
    const { text, encoding, bytes } = config.source;
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 8 }), (cuts) => {
        const edits = editsAt(text, cuts);
        const changed = openConfig(file, unwrap(spliceEdits(config.source, edits)));
        fc.pre(changed.source.encoding === encoding);
        expect(Buffer.compare(unwrap(spliceEdits(changed.source, inverse(text, edits))), bytes)).toBe(0);
      }),
      { numRuns: 10 },
    );
  });

  it('are read as far as they go after damage of any kind', () => {
    const bases = entries.map(({ file }): Base => ({ name: file, bytes: corpusBytes(file) }));
    fc.assert(
      fc.property(fc.constantFrom(...bases), mutations, fc.nat(), ({ name, bytes }, changes, pick) => {
        const config = readEverything({ name, bytes: changes.reduce((at, change) => change(at), bytes) });
        setAndRevert(config, pick);
      }),
      { numRuns: 400 },
    );
  }, 120_000);
});
