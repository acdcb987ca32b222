import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { countHive } from '../../../main/registry/regf/count.ts';
import { openHive } from '../../../main/registry/regf/hive.ts';
import { BASE_BLOCK_BYTES } from '../../../main/registry/regf/layout.ts';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import { corpusBytes, corpusEntries, corpusTruth, describeCorpus } from '../../support/corpus.ts';

interface Truth {
  readonly role?: string;
  readonly keys?: number | null;
  readonly values?: number | null;
  readonly rootName?: string | null;
  readonly header?: { readonly signature: string; readonly checksumOk: boolean; readonly sequencesEqual: boolean };
  readonly recovery?: {
    readonly yarp: {
      readonly recovered: boolean;
      readonly keys?: number;
      readonly values?: number;
      readonly hiveBinsSha256?: string;
      readonly logsApplied?: readonly string[];
    };
  };
}

/** Files that are damaged on purpose and where the tools disagree about what can be read. */
const DAMAGED = [
  'EricZimmerman__Registry__SAMBadHBinHeader',
  'log2timeline__plaso__regf_corrupt_sub_key_list.hiv',
  'mkorman90__regipy__corrupted_system_hive',
];

const entries = corpusEntries('hives').map((entry) => ({
  ...entry,
  name: entry.file.replace(/^hives\//, '').replace(/\.xz$/, ''),
}));
const known = entries.map((entry) => ({ entry, truth: corpusTruth(entry) as unknown as Truth }));
const sound = known.filter(({ entry, truth }) => typeof truth.keys === 'number' && !DAMAGED.includes(entry.name));
const bytesOf = (name: string): Uint8Array => corpusBytes(`hives/${name}`);

describeCorpus('hives of the corpus', () => {
  it.each(sound)('$entry.name has the keys, values and root that other tools count', ({ entry, truth }) => {
    const hive = unwrap(openHive(bytesOf(entry.name)));
    expect({ ...countHive(hive), rootName: hive.header.rootName }).toEqual({
      keys: truth.keys,
      values: truth.values,
      rootName: truth.rootName,
    });
    expect(hive.header.checksumOk).toBe(truth.header?.checksumOk);
    expect(hive.dirty).toBe(truth.header?.checksumOk === false || truth.header?.sequencesEqual === false);
  });
  const recovered = known.filter(({ truth }) => truth.recovery !== undefined);
  it.each(recovered)('$entry.name is recovered from its logs as the log format says', ({ entry, truth }) => {
    const logs = Object.values(entry.transactionLogs ?? {})
      .filter((name) => name !== 'an empty file')
      .map((name) => ({ name, bytes: bytesOf(name) }));
    const hive = unwrap(openHive(bytesOf(entry.name), logs));
    const expected = truth.recovery?.yarp;
    const bins = hive.bytes.subarray(BASE_BLOCK_BYTES, BASE_BLOCK_BYTES + hive.header.binsSize);
    const logNames = (expected?.logsApplied ?? []).map((role) =>
      new Map(Object.entries(entry.transactionLogs ?? {})).get(role),
    );
    expect(hive.logsApplied).toEqual(logNames);
    if (expected?.recovered !== true) return;
    expect({ ...countHive(hive), bins: createHash('sha256').update(bins).digest('hex') }).toEqual({
      keys: expected.keys,
      values: expected.values,
      bins: expected.hiveBinsSha256,
    });
  });

  it.each(DAMAGED)('%s is damaged: what can be read is given, with warnings', (name) => {
    const hive = unwrap(openHive(bytesOf(name)));
    const truth = known.find(({ entry }) => entry.name === name)?.truth;
    expect(countHive(hive).keys).toBeGreaterThanOrEqual(truth?.keys ?? 1);
    expect(hive.warnings.length).toBeGreaterThan(0);
    expect(hive.warnings.every((warning) => typeof warning.where[0]?.offset === 'number')).toBe(true);
  });

  it('refuses what is no hive of Windows NT', () => {
    const others = known.filter(({ truth }) => truth.header?.signature !== 'regf');
    const codes = others.map(({ entry }) => {
      const opened = openHive(bytesOf(entry.name));
      return opened.ok ? entry.name : `${opened.problem.kind} ${opened.problem.diagnostic.code}`;
    });
    expect(codes.length).toBeGreaterThanOrEqual(3);
    expect(new Set(codes)).toEqual(new Set(['input hive-not-regf']));
  });

  it('refuses a transaction log', () => {
    const logs = known.filter(({ truth }) => truth.role === 'transaction log');
    const codes = logs.map(({ entry }) => {
      const opened = openHive(bytesOf(entry.name));
      return opened.ok ? entry.name : opened.problem.diagnostic.code;
    });
    expect(new Set(codes)).toEqual(new Set(['hive-is-log']));
  });

  it('counts 15 MB of real hive well inside a quarter of a second', () => {
    const hive = unwrap(openHive(bytesOf('mkorman90__regipy__SYSTEM_WIN_10_1709')));
    // The best of a few, since the machine may be busy with something else.
    const durations = Array.from({ length: 5 }, () => {
      const start = performance.now();
      expect(countHive(hive)).toEqual({ keys: 43_211, values: 90_307 });
      return performance.now() - start;
    });
    expect(Math.min(...durations)).toBeLessThan(250);
  });
});
