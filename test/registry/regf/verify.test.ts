import { describe, expect, it } from 'vitest';
import { buildHive, type KeySpec } from '../../../main/registry/regf/build.ts';
import { countHive } from '../../../main/registry/regf/count.ts';
import { openHive, openHivePartly } from '../../../main/registry/regf/hive.ts';
import { BASE, BIG_DATA, KEY, SECURITY, SIGNATURE, VALUE } from '../../../main/registry/regf/layout.ts';
import { verifyHive } from '../../../main/registry/regf/verify.ts';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import { NEW_YEAR_2020 } from '../../support/hives.ts';
import { CELLS, Patient } from '../../support/patient.ts';

const root: KeySpec = {
  name: 'ROOT',
  keys: [
    { name: 'Class', className: 'a class' },
    { name: 'Large', values: [binary('Blob', 40_000)] },
    { name: 'Many', keys: Array.from({ length: 1001 }, (_, index) => ({ name: `K${1000 + index}` })) },
    { name: 'Values', values: [binary('First', 40), binary('Second', 50), binary('Third', 2)] },
  ],
};
const sound = buildHive({ root, lastWritten: NEW_YEAR_2020 });

function binary(name: string, length: number) {
  return { name, type: 'REG_BINARY', data: new Uint8Array(length).fill(7) } as const;
}

function codes(damage: (patient: Patient) => void): readonly string[] {
  const patient = new Patient(sound);
  damage(patient);
  return [...new Set(verifyHive(unwrap(openHive(patient.bytes))).map((problem) => problem.code))];
}

describe('verifyHive', () => {
  it('finds nothing in a sound hive', () => {
    expect(codes(() => undefined)).toEqual([]);
  });

  it.each<[string, string, (patient: Patient) => void]>([
    [
      'a cell whose size is no multiple of 8, though the next one ends where it should',
      'hive-cell-size',
      (p) => {
        const cell = p.root.position - 4;
        const size = p.view.getInt32(cell, true);
        const next = p.view.getInt32(cell - size, true);
        p.set(cell, size + 4);
        p.set(cell - size - 4, next - 4);
      },
    ],
    ['a cell of no size', 'hive-cell-size', (p) => p.set(p.key('Class') - 4, 0)],
    [
      'data between two cells',
      'hive-cell-between',
      (p) => {
        // Inside the data of the second value there is something that looks like a small cell.
        const inside = p.follow(p.value('Values', 1) + VALUE.data) + 4;
        p.set(inside, -48);
        p.set(p.value('Values') + VALUE.data, inside - 4096);
      },
    ],
    [
      'two values with the same data',
      'hive-cell-shared',
      (p) => p.set(p.value('Values') + VALUE.data, p.field(p.value('Values', 1) + VALUE.data)),
    ],
    [
      'data in a security descriptor',
      'hive-cell-shared',
      (p) => p.set(p.value('Values') + VALUE.data, p.field(p.key('Values') + KEY.security)),
    ],
    [
      'a class name in the cell of a key',
      'hive-cell-shared',
      (p) => p.set(p.key('Class') + KEY.className, p.field(BASE.rootCell)),
    ],
    [
      'two keys with one list of values',
      'hive-cell-shared',
      (p) => p.set(p.key('Large') + KEY.valueList, p.field(p.key('Values') + KEY.valueList)),
    ],
    [
      'a list that names a key twice',
      'hive-list-repeated',
      (p) =>
        p.set(p.follow(p.root.position + KEY.subkeyList) + 12, p.field(p.follow(p.root.position + KEY.subkeyList) + 4)),
    ],
    [
      'an index root that names a list twice',
      'hive-list-repeated',
      (p) => p.set(p.follow(p.key('Many') + KEY.subkeyList) + 8, p.field(p.follow(p.key('Many') + KEY.subkeyList) + 4)),
    ],
    [
      'a segment that is another',
      'hive-cell-shared',
      (p) => p.set(p.follow(p.bigData + BIG_DATA.list) + 4, p.field(p.follow(p.bigData + BIG_DATA.list))),
    ],
    [
      'fewer segments than data',
      'hive-big-data-short',
      (p) => p.view.setUint16(p.bigData + BIG_DATA.segments, 2, true),
    ],
    ['a long class name', 'hive-name-clipped', (p) => p.view.setUint16(p.key('Class') + KEY.classLength, 400, true)],
    [
      'a long name of a value',
      'hive-name-clipped',
      (p) => p.view.setUint16(p.value('Values') + VALUE.nameLength, 400, true),
    ],
    ['long data', 'hive-data-clipped', (p) => p.set(p.value('Values') + VALUE.dataSize, 400)],
    ['long data inside a value', 'hive-data-clipped', (p) => p.set(p.value('Values', 2) + VALUE.dataSize, 0x8000_0005)],
    [
      'a security descriptor in the data of a value',
      'hive-cell-shared',
      (p) => {
        const data = p.field(p.value('Values') + VALUE.data);
        p.view.setUint16(CELLS + data, SIGNATURE.security, true);
        for (const link of [SECURITY.next, SECURITY.previous]) p.set(CELLS + data + link, data);
        p.set(CELLS + data + SECURITY.descriptorSize, 20);
        p.set(p.key('Class') + KEY.security, data);
      },
    ],
    [
      'a key without security descriptor',
      'hive-security-missing',
      (p) => p.set(p.key('Class') + KEY.security, 0xffff_ffff),
    ],
    [
      'a long security descriptor',
      'hive-security-clipped',
      (p) => p.set(p.follow(p.key('Class') + KEY.security) + SECURITY.descriptorSize, 4000),
    ],
    [
      'a broken ring of security descriptors',
      'hive-security-ring',
      (p) => p.set(p.follow(p.key('Class') + KEY.security) + SECURITY.previous, 32),
    ],
  ])('finds %s', (_, code, damage) => {
    expect(codes(damage)).toContain(code);
  });

  it('says the same of a hive that is read in parts', () => {
    const patient = new Patient(sound);
    patient.set(patient.key('Many') - 4, 0);
    const part = new Uint8Array(patient.bytes.length);
    const hive = unwrap(
      openHivePartly(part, (position, length) =>
        part.set(patient.bytes.subarray(position, position + length), position),
      ),
    );
    const whole = unwrap(openHive(patient.bytes));
    expect(countHive(hive)).toEqual(countHive(whole));
    expect(verifyHive(hive)).toEqual(verifyHive(whole));
  });

  it('looks at shared data once, however many values name it', () => {
    const values = [binary('Blob', 4_000_000), ...Array.from({ length: 8000 }, (_, index) => binary(`V${index}`, 5))];
    const patient = new Patient(
      buildHive({ root: { name: 'ROOT', keys: [{ name: 'Key', values }] }, lastWritten: 0n }),
    );
    const [size, data] = [VALUE.dataSize, VALUE.data].map((field) => patient.field(patient.value('Key') + field));
    for (let index = 1; index < values.length; index += 1) {
      patient.set(patient.value('Key', index) + VALUE.dataSize, size ?? 0);
      patient.set(patient.value('Key', index) + VALUE.data, data ?? 0);
    }
    const hive = unwrap(openHive(patient.bytes));
    const start = performance.now();
    expect(new Set(verifyHive(hive).map((problem) => problem.code))).toContain('hive-cell-shared');
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('takes any number of subkeys', () => {
    const keys = Array.from({ length: 140_000 }, (_, index) => ({ name: `${index}` }));
    const bytes = buildHive({ root: { name: 'ROOT', keys }, lastWritten: NEW_YEAR_2020 });
    expect(verifyHive(unwrap(openHive(bytes)))).toEqual([]);
  });
});
