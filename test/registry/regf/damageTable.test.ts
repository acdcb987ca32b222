import { describe, expect, test } from 'vitest';
import { buildHive } from '../../../main/registry/regf/build.ts';
import { countHive } from '../../../main/registry/regf/count.ts';
import { MAX_WARNINGS } from '../../../main/registry/regf/damage.ts';
import { DAMAGE_CODES, LOG_CODES, type DamageCode, type LogCode } from '../../../main/registry/regf/damageCodes.ts';
import { type Hive, openHive } from '../../../main/registry/regf/hive.ts';
import { KEY } from '../../../main/registry/regf/layout.ts';
import type { LogFile } from '../../../main/registry/regf/logFile.ts';
import { verifyHive } from '../../../main/registry/regf/verify.ts';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import { NEW_YEAR_2020, treeOf } from '../../support/hives.ts';
import { hiveStates, makeDirty, newLog, oldLog, seal } from '../../support/hivesLogs.ts';
import { Patient } from '../../support/patient.ts';
import { patientOf, type DamageCase } from './damageCase.ts';
import { FILE_DAMAGE } from './fileDamage.ts';
import { TREE_DAMAGE } from './treeDamage.ts';

const DAMAGE_CASES: Readonly<Record<DamageCode, readonly DamageCase[]>> = { ...FILE_DAMAGE, ...TREE_DAMAGE };

/** Codes of oddities that Windows lives with. */
const ODD: ReadonlySet<string> = new Set(DAMAGE_CODES.filter((code) => code.startsWith('hive-largest-')));

function lookAtAll(hive: Hive): void {
  verifyHive(hive);
  treeOf(hive.root);
  countHive(hive);
}

const cases = DAMAGE_CODES.flatMap((code) =>
  DAMAGE_CASES[code].map((each, index) => ({ code, number: index + 1, each })),
);

describe('each warning of a damaged hive', () => {
  test('has a case', () => {
    expect(Object.keys(DAMAGE_CASES).toSorted()).toEqual([...DAMAGE_CODES]);
    expect(DAMAGE_CODES.filter((code) => DAMAGE_CASES[code].length === 0)).toEqual([]);
  });

  test('is not given of a sound hive', () => {
    for (const { each } of cases) {
      const hive = unwrap(openHive(patientOf(each).bytes));
      lookAtAll(hive);
      expect(hive.warnings).toEqual([]);
    }
  });

  test.each(cases)('$code, case $number: at its place, with what was expected and found', ({ code, each }) => {
    const patient = patientOf(each);
    const [offset, expected, found] = each.damage(patient);
    const hive = unwrap(openHive(patient.bytes.subarray(0, each.cut)));
    (each.look ?? lookAtAll)(hive);
    const given = hive.warnings.filter((warning) => warning.code === code);
    expect(given.map(({ where, evidence }) => [where, evidence])).toEqual([
      [[{ offset }], [{ where: { offset }, text: `expected ${expected}, found ${found}` }]],
    ]);
    if (code !== 'hive-security-count') expect(given[0]?.severity).toBe(ODD.has(code) ? 'info' : 'warning');
    const others = hive.warnings.map((warning) => warning.code).filter((other) => other !== code);
    expect([...new Set(others)].toSorted()).toEqual(each.besides ?? []);
  });

  test('ends at a number, with a word about the rest', () => {
    const keys = Array.from({ length: MAX_WARNINGS + 5 }, (_, index) => ({ name: `K${10_000 + index}` }));
    const patient = new Patient(buildHive({ root: { name: 'ROOT', keys }, lastWritten: NEW_YEAR_2020 }));
    for (const { position } of patient.root.subkeys()) patient.set(position + KEY.parent, 0);
    const hive = unwrap(openHive(patient.bytes));
    lookAtAll(hive);
    expect(hive.warnings).toHaveLength(MAX_WARNINGS + 1);
    expect(hive.warnings.at(-1)?.code).toBe('hive-too-many-warnings');
  });
});

const [first, second, third] = hiveStates(3) as [Uint8Array, Uint8Array, Uint8Array];
/** A log of the old format that another hive wrote. */
const foreign = (): Uint8Array => {
  const other = Uint8Array.from(third);
  new DataView(other.buffer).setBigUint64(12, 5n, true);
  return oldLog(first, other);
};
const unequal = (): Uint8Array => {
  const log = newLog([first, second], 2);
  new DataView(log.buffer).setUint32(4, 9, true);
  seal(log);
  return log;
};
const log1 = { name: 'LOG1', bytes: newLog([first, second], 2) };

/** Bytes of the entry of the third state. */
const lastEntry = newLog([first, second, third], 2).length - log1.bytes.length;
const flipped = (bytes: Uint8Array, at: number): Uint8Array => bytes.with(at, (bytes.at(at) ?? 0) ^ 1);
/** A log whose first entry is followed by that of the change after the next. */
const withoutSecond = (): Uint8Array =>
  new Uint8Array(Buffer.concat([log1.bytes, newLog([second, third], 4).subarray(512)]));

interface LogCase {
  readonly logs: readonly LogFile[];
  /** File, offset in it, and the sentence. */
  readonly says: readonly [string, number, string];
}

const LOG_CASES: Readonly<Record<LogCode, readonly LogCase[]>> = {
  'hive-log-damaged': [
    { logs: [{ name: 'LOG1', bytes: new Uint8Array(600) }], says: ['LOG1', 0, 'The log LOG1 has no base block.'] },
    {
      logs: [{ name: 'LOG1', bytes: unequal() }],
      says: ['LOG1', 0, 'The log LOG1 was not written completely: its base block is inconsistent.'],
    },
    {
      logs: [{ name: 'LOG1', bytes: newLog([first], 2) }],
      says: ['LOG1', 512, 'The log LOG1 holds neither a dirty vector nor log entries.'],
    },
    {
      logs: [{ name: 'LOG1', bytes: Uint8Array.from(log1.bytes).fill(0xee, 600, 601) }],
      says: ['LOG1', 512, 'The log LOG1 has no sound first entry.'],
    },
  ],
  'hive-log-entry-damaged': [
    {
      logs: [{ name: 'LOG1', bytes: flipped(newLog([first, second, third], 2), -1) }],
      says: ['LOG1', log1.bytes.length, 'The log LOG1 cannot be replayed from change 3 on: its entry is damaged.'],
    },
    {
      logs: [{ name: 'LOG1', bytes: newLog([first, second, third], 2).slice(0, -512) }],
      says: [
        'LOG1',
        log1.bytes.length,
        `The log LOG1 cannot be replayed from change 3 on: its entry has ${lastEntry} bytes, of which the log holds ${lastEntry - 512}.`,
      ],
    },
    {
      logs: [{ name: 'LOG1', bytes: withoutSecond() }],
      says: [
        'LOG1',
        log1.bytes.length,
        'The log LOG1 cannot be replayed from change 3 on: its entry is not there, and the log goes on with change 4.',
      ],
    },
  ],
  'hive-log-foreign': [
    {
      logs: [{ name: 'LOG', bytes: foreign() }],
      says: ['LOG', 12, 'The log LOG does not belong to the hive as it lies: the times of the last write differ.'],
    },
  ],
  'hive-log-gap': [
    {
      logs: [log1, { name: 'LOG2', bytes: newLog([second, third], 9) }],
      says: ['LOG2', 4, 'The log LOG2 begins with change 9, and change 3 is the next that the hive needs.'],
    },
  ],
  'hive-log-short': [
    {
      logs: [{ name: 'LOG', bytes: oldLog(first, third).slice(0, -512) }],
      says: ['LOG', oldLog(first, third).length - 512, 'The log LOG lacks 1 of its sectors.'],
    },
  ],
  'hive-log-unreadable': [
    {
      logs: [{ name: 'LOG1', bytes: null }],
      says: ['LOG1', 0, 'The log LOG1 is there and could not be read.'],
    },
  ],
};

describe('each warning of a transaction log', () => {
  test('has a case', () => {
    expect(Object.keys(LOG_CASES).toSorted()).toEqual([...LOG_CODES]);
    expect(LOG_CODES.filter((code) => LOG_CASES[code].length === 0)).toEqual([]);
  });

  test.each(LOG_CODES.flatMap((code) => LOG_CASES[code].map((each, index) => ({ code, number: index + 1, each }))))(
    '$code, case $number: with its file and place',
    ({ code, each }) => {
      const hive = unwrap(openHive(makeDirty(first), each.logs));
      const [file, offset, summary] = each.says;
      expect(hive.warnings.filter((warning) => warning.code.startsWith('hive-log-'))).toEqual([
        expect.objectContaining({ code, severity: 'warning', summary, where: [{ file, offset }] }),
      ]);
    },
  );
});
