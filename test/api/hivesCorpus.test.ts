import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { corpusBytes, corpusEntries, corpusTruth, describeCorpus, temporaryFolder } from '../support/corpus.ts';
import { openEngine, type Engine } from '../support/engine.ts';

interface Truth {
  readonly role?: string;
  readonly keys?: number | null;
  readonly values?: number | null;
  readonly rootName?: string | null;
  readonly header?: {
    readonly signature: string;
    readonly major: number;
    readonly minor: number;
    readonly checksumOk: boolean;
    readonly sequencesEqual: boolean;
  };
  readonly recovery?: {
    readonly logs: Readonly<Record<string, string>>;
    readonly yarp: {
      readonly recovered: boolean;
      readonly keys?: number;
      readonly values?: number;
      readonly logsApplied?: readonly string[];
    };
  };
}

interface Counts {
  readonly keys: number;
  readonly values: number;
  readonly rootName: string;
}

/** Where the independent tools disagree: what is right, and why. */
const DECIDED: Readonly<Record<string, Counts>> = {
  // SAM of the same collection with one letter of a bin's signature changed ("gbin"), so its 68 keys and 73 values are
  // all there. hivex and yarp refuse the file for that bin, reglookup gives up at the root's list of subkeys, which
  // lies in it. Nothing but the header of the bin is damaged, and no offset needs that.
  EricZimmerman__Registry__SAMBadHBinHeader: {
    keys: 68,
    values: 73,
    rootName: 'CsiTool-CreateHive-{00000000-0000-0000-0000-000000000000}',
  },
  // The hive with 100 subkeys (regf_100_sub_keys.hiv) with the size of one key's cell set to 0: 99 subkeys, each with
  // its value, are untouched. hivex gives up the whole list for that one (1 key), reglookup all that follow it (9 keys).
  'log2timeline__plaso__regf_corrupt_sub_key_list.hiv': { keys: 100, values: 99, rootName: 'TestKey' },
  // A third of its bins is overwritten with zeros. Keys: as hivex counts in its unsafe mode. Values: six keys list
  // a value whose cell is overwritten. hivex gives up such a key's whole list and counts 5,603; the other 22 values
  // that these keys list lie in sound cells. reglookup cannot read the root's list and counts nothing.
  mkorman90__regipy__corrupted_system_hive: { keys: 1687, values: 5625, rootName: '$$$PROTO.HIV' },
};

const known = corpusEntries('hives').map((entry) => ({
  file: entry.file,
  name: entry.file.replace(/^hives\//, '').replace(/\.xz$/, ''),
  truth: corpusTruth(entry) as unknown as Truth,
}));
const hives = known.filter(({ truth }) => truth.header?.signature === 'regf' && truth.role === 'hive');
const bytesOf = (name: string): Uint8Array => corpusBytes(`hives/${name}`);

describeCorpus('hive stat over the corpus', () => {
  const folder = temporaryFolder();
  let engine: Engine;
  beforeAll(() => {
    engine = openEngine();
  });
  afterAll(() => {
    engine.close();
    rmSync(folder, { recursive: true });
  });

  /** A hive in a folder of its own, with its logs beside it as Windows names them. */
  function placed(name: string, logs: Readonly<Record<string, string>> = {}): string {
    const path = join(mkdtempSync(join(folder, 'hive-')), 'HIVE');
    writeFileSync(path, bytesOf(name));
    for (const [role, log] of Object.entries(logs))
      writeFileSync(`${path}.${role}`, log === 'an empty file' ? '' : bytesOf(log));
    return path;
  }

  test('knows of all hives of the corpus', () => {
    expect(hives.length).toBeGreaterThan(70);
    expect(Object.keys(DECIDED).filter((name) => !hives.some((hive) => hive.name === name))).toEqual([]);
  });

  test.each(hives)('$name: version, root, keys, values, dirty or clean', async ({ name, truth }) => {
    const { version, rootName, keys, values, dirty, logsApplied } = await engine.caller.hives.stat({
      file: placed(name),
    });
    const { header } = truth;
    const counted = DECIDED[name] ?? { keys: truth.keys, values: truth.values, rootName: truth.rootName };
    expect({ version, rootName, keys, values, dirty, logsApplied }).toEqual({
      ...counted,
      version: `${header?.major}.${header?.minor}`,
      dirty: header?.checksumOk === false || header?.sequencesEqual === false,
      logsApplied: [],
    });
  });

  test.each(hives.filter(({ truth }) => truth.recovery !== undefined))(
    '$name with its logs: as recovered by the log format',
    async ({ name, truth }) => {
      const recovery = truth.recovery;
      const { keys, values, logsApplied, warnings } = await engine.caller.hives.stat({
        file: placed(name, recovery?.logs),
      });
      const yarp = recovery?.yarp;
      const expected = yarp?.recovered === true ? yarp : truth;
      expect({ keys, values, logsApplied }).toEqual({
        keys: expected.keys,
        values: expected.values,
        logsApplied: yarp?.logsApplied ?? [],
      });
      expect(warnings.filter(({ code }) => code === 'hive-dirty').map(({ severity }) => severity)).toEqual(
        yarp?.recovered === true ? ['info'] : [],
      );
    },
  );

  test('a file that is no hive is refused', async () => {
    const others = known.filter(({ truth }) => truth.header?.signature !== 'regf' && truth.role !== 'transaction log');
    expect(others.length).toBeGreaterThanOrEqual(3);
    for (const { name } of others)
      await expect(engine.caller.hives.stat({ file: placed(name) })).rejects.toMatchObject({
        cause: { problem: { kind: 'input', diagnostic: { code: 'hive-not-regf' } } },
      });
  });
});
