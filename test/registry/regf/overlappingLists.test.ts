import { describe, expect, it } from 'vitest';
import { buildHive, type KeySpec } from '../../../main/registry/regf/build.ts';
import { countHive } from '../../../main/registry/regf/count.ts';
import { openHive } from '../../../main/registry/regf/hive.ts';
import { KEY, VALUE } from '../../../main/registry/regf/layout.ts';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import { NEW_YEAR_2020 } from '../../support/hives.ts';

/** File position of a cell's data less its offset. */
const CELLS = 4096 + 4;
const LONGEST_MS = 5000;
const ROOT_LIST = 0x6972;
const PLAIN_LIST = 0x696c;

/** A hive in which data of values, laid out by the test, serves as lists of subkeys. */
function build(keys: readonly KeySpec[], values: KeySpec['values'] = []) {
  const bytes = buildHive({ root: { name: 'ROOT', keys, values }, minor: 3, lastWritten: NEW_YEAR_2020 });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const { root } = unwrap(openHive(bytes));
  const offsetOfData = (key: number, index = 0): number => {
    const list = CELLS + view.getUint32(key + KEY.valueList, true);
    return view.getUint32(CELLS + view.getUint32(list + 4 * index, true) + VALUE.data, true);
  };
  return { bytes, view, root, offsetOfData };
}

function blob(name: string, length: number) {
  return { name, type: 'REG_BINARY', data: new Uint8Array(length) } as const;
}

function writeList(view: DataView, offset: number, signature: number, elements: readonly number[]): void {
  view.setUint16(CELLS + offset, signature, true);
  view.setUint16(CELLS + offset + 2, elements.length, true);
  elements.forEach((element, index) => view.setUint32(CELLS + offset + 4 + 4 * index, element, true));
}

describe('lists of subkeys that overlap', () => {
  it('do not make counting collect one long list for each of many keys', () => {
    const named = Array.from({ length: 12_000 }, (_, index) => `K${100_000 + index}`);
    const specs = named.map((name) => ({ name, values: [blob('Lists', 12)], keys: [{ name: 'Next' }] }));
    const { bytes, view, root, offsetOfData } = build(specs, [blob('Long list', 160_004)]);
    const keys = Array.from(root.subkeys());
    const long = offsetOfData(root.position);
    writeList(
      view,
      long,
      PLAIN_LIST,
      Array.from({ length: 40_000 }, () => keys[0]?.offset ?? 0),
    );
    keys.forEach((key, index) => {
      const own = view.getUint32(key.position + KEY.subkeyList, true);
      view.setUint32(CELLS + own + 4, keys[index + 1]?.offset ?? 0, true);
      writeList(view, offsetOfData(key.position), ROOT_LIST, [long, own]);
      view.setUint32(key.position + KEY.subkeyList, offsetOfData(key.position), true);
    });
    const hive = unwrap(openHive(bytes));
    const start = performance.now();
    expect(countHive(hive).keys).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(LONGEST_MS);
    expect(hive.warnings.map((warning) => warning.code)).toContain('hive-lists-overlap');
  });

  it('do not make a look-up read each of them to its end', () => {
    const { bytes, view, root, offsetOfData } = build([
      { name: 'Key', values: [blob('Index root', 80_004), blob('Lists', 600_000)] },
    ]);
    const key = root.subkey('Key')?.position ?? 0;
    const lists = offsetOfData(key, 1) + 8;
    // Each eight bytes look like a cell in use of 256 KiB with a list of 65,535 subkeys.
    for (let offset = lists; offset < lists + 590_000; offset += 8) {
      view.setInt32(4096 + offset, -262_152, true);
      view.setUint32(CELLS + offset, PLAIN_LIST | (0xffff << 16), true);
    }
    const elements = Array.from({ length: 20_000 }, (_, index) => lists + 8 * index);
    writeList(view, offsetOfData(key), ROOT_LIST, elements);
    view.setUint32(key + KEY.subkeyList, offsetOfData(key), true);
    view.setUint32(key + KEY.subkeyCount, 1, true);
    const hive = unwrap(openHive(bytes));
    const start = performance.now();
    expect(hive.root.subkey('Key')?.subkey('Nobody')).toBeNull();
    expect(performance.now() - start).toBeLessThan(LONGEST_MS);
    expect(hive.warnings.map((warning) => warning.code)).toContain('hive-lists-overlap');
  });
});
