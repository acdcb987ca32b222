import { BIG_DATA, KEY, NOWHERE, SIGNATURE, VALUE } from '../../../main/registry/regf/layout.ts';
import type { KeySpec } from '../../../main/registry/regf/build.ts';
import { binary, hex, offsetOf, type DamageCase } from './damageCase.ts';
/** Keys so deep that nothing more may lie below the last. */
const deepest: KeySpec = Array.from({ length: 511 }).reduce<KeySpec>((below) => ({ name: 'K', keys: [below] }), {
  name: 'Last',
});

/** Damage of keys, their lists, and values. */
export const TREE_DAMAGE = {
  'hive-big-data-short': [
    {
      damage: (p) => {
        p.set16(p.bigData + BIG_DATA.segments, 2);
        return [p.bigData, '40000 bytes', '32688 bytes'];
      },
    },
    {
      damage: (p) => {
        p.set(p.follow(p.bigData + BIG_DATA.list) + 4, 0x7fff_fff0);
        return [p.bigData, '40000 bytes', '16344 bytes'];
      },
      besides: ['hive-cell-outside'],
    },
  ],
  'hive-count-wrong': [
    {
      damage: (p) => {
        p.set(p.key('Gamma') + KEY.subkeyCount, 3);
        return [p.key('Gamma'), '3 subkeys', '2 subkeys'];
      },
    },
    {
      damage: (p) => {
        p.set(p.key('Gamma') + KEY.subkeyCount, 0);
        return [p.key('Gamma'), '0 subkeys', 'a list with 2 elements'];
      },
      besides: ['hive-security-count'],
    },
  ],
  'hive-data-clipped': [
    {
      damage: (p) => {
        p.set(p.value('Beta') + VALUE.dataSize, 400);
        return [p.value('Beta'), 'at most 44 bytes', '400 bytes'];
      },
      besides: ['hive-largest-value-data'],
    },
    {
      damage: (p) => {
        p.set(p.value('Beta', 2) + VALUE.dataSize, 0x8000_0005);
        return [p.value('Beta', 2), 'at most 4 bytes', '5 bytes'];
      },
    },
  ],
  'hive-data-overlap': [
    {
      damage: (p) => {
        for (const field of [VALUE.dataSize, VALUE.data])
          p.set(p.value('Large', 1) + field, p.field(p.value('Large') + field));
        return [p.key('Large'), `at most ${p.bytes.length} bytes`, 'more'];
      },
      besides: ['hive-cell-shared'],
    },
  ],
  'hive-hash-wrong': [
    {
      damage: (p) => {
        const element = p.element(p.key(), 1);
        const right = p.field(element + 4);
        p.set(element + 4, 0x1234);
        return [element, hex(right), '0x1234'];
      },
    },
    {
      damage: (p) => {
        const element = p.element(p.key(), 1);
        p.set(element + 4, 0x5a5a_5a5a);
        return [element, '0x41544542', '0x5a5a5a5a'];
      },
      hive: { minor: 3 },
    },
    {
      damage: (p) => {
        const element = p.element(p.key(), 1);
        const right = p.field(element + 4);
        p.set(element + 4, 0x1234);
        return [element, `${hex(right)} (lh) or 0x41544542 (lf)`, '0x1234'];
      },
      look: (hive) => hive.root.subkey('BETA'),
    },
  ],
  'hive-key-loop': [
    {
      damage: (p) => {
        p.set(p.element(p.key('Alpha'), 0), offsetOf(p.key()));
        return [p.key(), 'a key that is not above its parent', `a subkey of the key at ${hex(p.key('Alpha'))}`];
      },
      besides: ['hive-hash-wrong', 'hive-security-count'],
    },
  ],
  'hive-key-parent': [
    {
      damage: (p) => {
        p.set(p.key('Alpha', 'Below') + KEY.parent, offsetOf(p.key('Beta')));
        return [p.key('Alpha', 'Below'), hex(offsetOf(p.key('Alpha'))), hex(offsetOf(p.key('Beta')))];
      },
    },
  ],
  'hive-largest-subkey-class': [
    {
      damage: (p) => {
        p.set(p.key() + KEY.largestSubkeyClass, 8);
        return [p.key() + KEY.largestSubkeyClass, 'at least 10 bytes', '8 bytes'];
      },
    },
  ],
  'hive-largest-subkey-name': [
    {
      damage: (p) => {
        p.set(p.key() + KEY.largestSubkeyName, 8);
        return [p.key() + KEY.largestSubkeyName, 'at least 10 bytes', '8 bytes'];
      },
    },
  ],
  'hive-largest-value-data': [
    {
      damage: (p) => {
        p.set(p.key('Beta') + KEY.largestValueData, 49);
        return [p.key('Beta') + KEY.largestValueData, 'at least 50 bytes', '49 bytes'];
      },
    },
  ],
  'hive-largest-value-name': [
    {
      damage: (p) => {
        p.set(p.key('Beta') + KEY.largestValueName, 10);
        return [p.key('Beta') + KEY.largestValueName, 'at least 12 bytes', '10 bytes'];
      },
    },
  ],
  'hive-list-clipped': [
    {
      damage: (p) => {
        const list = p.follow(p.key('Gamma') + KEY.subkeyList);
        p.set16(list + 2, 500);
        return [list, 'at most 2 elements', '500 elements'];
      },
    },
    {
      damage: (p) => {
        p.set(p.key('Beta') + KEY.valueCount, 9999);
        return [p.key('Beta'), 'at most 3 values', '9999 values'];
      },
    },
    {
      damage: (p) => {
        p.set(p.key('Beta') + KEY.valueList, NOWHERE);
        return [p.key('Beta'), 'at most 0 values', '3 values'];
      },
    },
  ],
  'hive-list-repeated': [
    {
      damage: (p) => {
        p.set(p.element(p.key('Gamma'), 1), p.field(p.element(p.key('Gamma'), 0)));
        p.set(p.element(p.key('Gamma'), 1) + 4, p.field(p.element(p.key('Gamma'), 0) + 4));
        return [p.key('Gamma'), 'each once', 'the same again'];
      },
      besides: ['hive-name-twice', 'hive-security-count'],
    },
    {
      damage: (p) => {
        const lists = p.follow(p.key('Gamma') + KEY.subkeyList);
        p.set(lists + 8, p.field(lists + 4));
        return [lists, 'each once', 'the same again'];
      },
      hive: { lists: { leafElements: 1 } },
      besides: ['hive-count-wrong', 'hive-security-count'],
    },
  ],
  'hive-lists-overlap': [
    {
      damage: (p) => {
        // The data of a value becomes a list that names more subkeys than the hive has room for.
        const [list, leaf] = [0, 1].map((index) => p.follow(p.value('Lists', index) + VALUE.data)) as [number, number];
        p.set(p.key('Lists') + KEY.valueCount, 0);
        p.set(list, SIGNATURE.indexRoot | (1 << 16));
        p.set(list + 4, offsetOf(leaf));
        p.set(leaf, SIGNATURE.indexLeaf | (1000 << 16));
        p.set(p.key('Lists') + KEY.subkeyList, offsetOf(list));
        p.set(p.key('Lists') + KEY.subkeyCount, 1);
        return [list, `at most ${Math.floor(p.bytes.length / 80)} subkeys`, 'more'];
      },
      hive: { root: { name: 'ROOT', keys: [{ name: 'Lists', values: [binary('Root', 8), binary('Leaf', 4100)] }] } },
      besides: ['hive-count-wrong'],
    },
    {
      damage: (p) => {
        // Each key has the list of the first, which names that one so often that counting must end somewhere.
        const list = p.follow(p.value('K10') + VALUE.data);
        p.set(p.key('K10') + KEY.valueCount, 0);
        p.set(list, SIGNATURE.indexLeaf | (150 << 16));
        for (let index = 0; index < 150; index += 1) p.set(list + 4 + 4 * index, offsetOf(p.key('K10')));
        for (let index = 10; index < 90; index += 1) {
          p.set(p.key(`K${index}`) + KEY.subkeyList, offsetOf(list));
          p.set(p.key(`K${index}`) + KEY.subkeyCount, 150);
        }
        return [4096, `at most ${Math.floor(p.bytes.length / 4)} list elements`, 'more'];
      },
      hive: {
        root: {
          name: 'ROOT',
          keys: Array.from({ length: 80 }, (_, index) => ({
            name: `K${index + 10}`,
            values: index === 0 ? [binary('List', 604)] : [],
          })),
        },
      },
      besides: [
        'hive-cell-shared',
        'hive-key-loop',
        'hive-key-parent',
        'hive-largest-subkey-name',
        'hive-list-repeated',
        'hive-name-twice',
      ],
    },
  ],
  'hive-name-clipped': [
    {
      damage: (p) => {
        p.set16(p.key('Alpha', 'Below') + KEY.nameLength, 200);
        return [p.key('Alpha', 'Below') + KEY.name, 'at most 8 bytes', '200 bytes'];
      },
      besides: ['hive-hash-wrong', 'hive-largest-subkey-name'],
    },
    {
      damage: (p) => {
        p.set16(p.value('Beta') + VALUE.nameLength, 200);
        return [p.value('Beta') + VALUE.name, 'at most 8 bytes', '200 bytes'];
      },
      besides: ['hive-largest-value-name'],
    },
    {
      damage: (p) => {
        p.set16(p.key('Alpha') + KEY.classLength, 200);
        return [p.follow(p.key('Alpha') + KEY.className), 'at most 12 bytes', '200 bytes'];
      },
      besides: ['hive-largest-subkey-class'],
    },
  ],
  'hive-name-twice': [
    {
      damage: (p) => {
        // "One" becomes "Two", as its hash does.
        p.bytes.copyWithin(
          p.key('Gamma', 'One') + KEY.name,
          p.key('Gamma', 'Two') + KEY.name,
          p.key('Gamma', 'Two') + KEY.name + 3,
        );
        p.set(p.element(p.key('Gamma'), 0) + 4, p.field(p.element(p.key('Gamma'), 1) + 4));
        return [p.element(p.key('Gamma'), 1), 'each name once', 'the name before again'];
      },
    },
  ],
  'hive-order-wrong': [
    {
      damage: (p) => {
        const [first, second] = [0, 1].map((index) => p.element(p.key(), index)) as [number, number];
        const moved = p.bytes.slice(first, first + 8);
        p.bytes.copyWithin(first, second, second + 8);
        p.bytes.set(moved, second);
        return [second, 'a name behind the one before', 'one before it'];
      },
    },
  ],
  'hive-too-deep': [
    {
      damage: (p) => {
        const [spare, last] = [p.key('Spare'), p.key(...Array.from({ length: 511 }, () => 'K'), 'Last')];
        p.set(last + KEY.subkeyCount, 1);
        p.set(last + KEY.subkeyList, p.field(spare + KEY.subkeyList));
        p.set(last + KEY.largestSubkeyName, 100);
        p.set(spare + KEY.subkeyCount, 0);
        p.set(spare + KEY.subkeyList, NOWHERE);
        return [p.key('Spare', 'Leaf'), 'at most 512 levels', '513 levels'];
      },
      hive: { root: { name: 'ROOT', keys: [deepest, { name: 'Spare', keys: [{ name: 'Leaf' }] }] } },
      besides: ['hive-security-count'],
    },
  ],
} as const satisfies Readonly<Record<string, readonly DamageCase[]>>;
