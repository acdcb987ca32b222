import { describe, expect, it } from 'vitest';
import { buildHive, type HiveSpec, type KeySpec } from '../../../main/registry/regf/build.ts';
import { openHive } from '../../../main/registry/regf/hive.ts';
import { KEY, SECURITY } from '../../../main/registry/regf/layout.ts';
import { verifyHive } from '../../../main/registry/regf/verify.ts';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import { describeCorpus, corpusBytes } from '../../support/corpus.ts';
import { NEW_YEAR_2020 } from '../../support/hives.ts';

const CELLS = 4096 + 4;
const root: KeySpec = {
  name: 'ROOT',
  values: [{ name: 'Value', type: 'REG_BINARY', data: new Uint8Array(40) }],
  keys: [
    { name: 'Alpha', className: 'class', keys: [{ name: 'Below' }] },
    { name: 'Beta' },
    { name: 'Gamma', keys: [{ name: 'One' }, { name: 'Two' }] },
    { name: 'Ключ' },
  ],
};

/** A built hive to be changed: file positions of keys and of elements of their lists. */
class Patient {
  readonly bytes: Uint8Array;
  readonly view: DataView;

  constructor(spec: Partial<HiveSpec> = {}) {
    this.bytes = buildHive({ root, lastWritten: NEW_YEAR_2020, ...spec });
    this.view = new DataView(this.bytes.buffer, this.bytes.byteOffset);
  }

  key(...names: readonly string[]): number {
    const top = unwrap(openHive(this.bytes)).root;
    return names.reduce((key, name) => key.subkey(name) ?? key, top).position;
  }

  field(position: number): number {
    return this.view.getUint32(position, true);
  }

  set(position: number, word: number): void {
    this.view.setUint32(position, word, true);
  }

  /** The element of a key's list, which has eight bytes each. */
  element(key: number, index: number): number {
    return CELLS + this.field(key + KEY.subkeyList) + 4 + 8 * index;
  }

  get references(): number {
    return CELLS + this.field(this.key() + KEY.security) + SECURITY.references;
  }

  swap(a: number, b: number): void {
    const first = this.bytes.slice(a, a + 8);
    this.bytes.copyWithin(a, b, b + 8);
    this.bytes.set(first, b);
  }
}

interface Finding {
  readonly severity: string;
  readonly code: string;
  readonly offset: number;
  readonly text: string;
}

function findings({ bytes }: Patient): readonly Finding[] {
  const hive = unwrap(openHive(bytes));
  const barring = verifyHive(hive);
  expect(barring.some(({ severity }) => severity === 'info')).toBe(false);
  return hive.warnings.map(({ severity, code, where, evidence }) => ({
    severity,
    code,
    offset: where[0]?.offset ?? -1,
    text: evidence[0]?.text ?? '',
  }));
}

describe('verifying lists', () => {
  it('finds two subkeys in the wrong order, at the second', () => {
    const patient = new Patient();
    const [first, second] = [patient.element(patient.key(), 0), patient.element(patient.key(), 1)];
    patient.swap(first, second);
    const text = 'expected a name behind the one before, found one before it';
    expect(findings(patient)).toEqual([{ severity: 'warning', code: 'hive-order-wrong', offset: second, text }]);
  });

  it('finds a wrong order over the border of two leaves', () => {
    const patient = new Patient({ lists: { leafElements: 1 } });
    const lists = CELLS + patient.field(patient.key('Gamma') + KEY.subkeyList) + 4;
    const [first, second] = [patient.field(lists), patient.field(lists + 4)];
    patient.set(lists, second);
    patient.set(lists + 4, first);
    expect(findings(patient).map(({ code, offset }) => [code, offset])).toEqual([
      ['hive-order-wrong', CELLS + first + 4],
    ]);
  });

  it('finds a name that occurs twice', () => {
    const patient = new Patient();
    // "One" becomes "Two", as its hash does.
    const [one, two] = [patient.key('Gamma', 'One'), patient.key('Gamma', 'Two')];
    const element = patient.element(patient.key('Gamma'), 1);
    patient.bytes.copyWithin(one + KEY.name, two + KEY.name, two + KEY.name + 3);
    patient.set(element - 4, patient.field(element + 4));
    expect(findings(patient).map(({ code, offset }) => [code, offset])).toEqual([['hive-name-twice', element]]);
  });

  it.each([
    [5, 'hash of a name', 0x5a5a_5a5a],
    [3, 'hint of a name', 0x5a5a_5a5a],
  ] as const)('finds in version 1.%i a wrong %s', (minor, _, wrong) => {
    const patient = new Patient({ minor });
    const element = patient.element(patient.key(), 1);
    const right = patient.field(element + 4);
    patient.set(element + 4, wrong);
    const expected = minor === 5 ? right : 0x4154_4542;
    const text = `expected 0x${expected.toString(16)}, found 0x5a5a5a5a`;
    expect(findings(patient)).toEqual([{ severity: 'warning', code: 'hive-hash-wrong', offset: element, text }]);
  });

  it.each([
    ['a hint in lower case', 0x6174_6562],
    ['a hint that says nothing', 0x0000_0000],
  ])('takes %s', (_, hint) => {
    const patient = new Patient({ minor: 3 });
    patient.set(patient.element(patient.key(), 1) + 4, hint);
    expect(findings(patient)).toEqual([]);
  });

  it('does not judge the hash of a name beyond ASCII', () => {
    const patient = new Patient();
    patient.set(patient.element(patient.key(), 3) + 4, 1);
    expect(findings(patient)).toEqual([]);
  });
});

describe('verifying counts', () => {
  it.each<[string, string, number]>([
    ['hive-largest-subkey-name', 'largestSubkeyName', 8],
    ['hive-largest-subkey-class', 'largestSubkeyClass', 8],
    ['hive-largest-value-name', 'largestValueName', 8],
    ['hive-largest-value-data', 'largestValueData', 39],
  ])('calls it an oddity (%s) where a key says too little, and nothing where it says too much', (code, name, low) => {
    const patient = new Patient();
    const offset = patient.key() + KEY[name as keyof typeof KEY];
    const actual = patient.field(offset);
    patient.set(offset, low);
    expect(findings(patient)).toEqual([
      { severity: 'info', code, offset, text: `expected at least ${actual} bytes, found ${low} bytes` },
    ]);
    patient.set(offset, 1000);
    expect(findings(patient)).toEqual([]);
  });

  it('does not take the flags above the longest name for a part of it', () => {
    const patient = new Patient();
    const offset = patient.key() + KEY.largestSubkeyName;
    patient.set(offset, patient.field(offset) | 0x0001_0000);
    expect(findings(patient)).toEqual([]);
  });

  it.each([
    [7, 'warning'],
    [9, 'info'],
  ])('finds a security descriptor that counts %i of its 8 keys: %s', (count, severity) => {
    const patient = new Patient();
    const offset = patient.references;
    expect(patient.field(offset)).toBe(8);
    patient.set(offset, count);
    const text = `expected 8, found ${count}`;
    expect(findings(patient)).toEqual([{ severity, code: 'hive-security-count', offset, text }]);
  });

  it('finds a list that a count of 0 hides', () => {
    const patient = new Patient();
    const offset = patient.key('Gamma');
    patient.set(offset + KEY.subkeyCount, 0);
    const found = findings(patient).filter(({ code }) => code !== 'hive-security-count');
    const text = 'expected 0 subkeys, found a list with 2 elements';
    expect(found).toEqual([{ severity: 'warning', code: 'hive-count-wrong', offset, text }]);
  });
});

describeCorpus('verifying real hives', () => {
  it('tells of oddities of a hive that Windows ran with, and calls it sound', () => {
    const bytes = Uint8Array.from(corpusBytes('hives/bkerley__hackfortress__system'));
    const hive = unwrap(openHive(bytes));
    expect(verifyHive(hive)).toEqual([]);
    expect(new Set(hive.warnings.map(({ severity, code }) => `${severity} ${code}`))).toEqual(
      new Set(['info hive-largest-subkey-name']),
    );
  });
});
