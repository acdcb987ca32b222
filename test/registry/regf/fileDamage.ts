import { BASE, BIN, KEY, NOWHERE, SECURITY, SIGNATURE, VALUE } from '../../../main/registry/regf/layout.ts';
import { hex, offsetOf, type DamageCase } from './damageCase.ts';

/** Damage of the base block, of bins, cells and security descriptors. */
export const FILE_DAMAGE = {
  'hive-bin-offset': [
    {
      damage: (p) => {
        p.set(4096 + BIN.offset, 0x1000);
        return [4096, '0x0', '0x1000'];
      },
    },
  ],
  'hive-bin-signature': [
    {
      damage: (p) => {
        p.set(4096, 0);
        return [4096, '0x6e696268', '0x0'];
      },
      besides: ['hive-cell-between'],
    },
  ],
  'hive-bin-size': [
    {
      damage: (p) => {
        p.set(4096 + BIN.size, 100);
        return [4096, `a multiple of 4096 up to ${p.bytes.length - 4096}`, '100'];
      },
      besides: ['hive-cell-between'],
    },
  ],
  'hive-cell-between': [
    {
      damage: (p) => {
        // Inside the data of the second value there is something that looks like a small cell.
        const inside = p.follow(p.value('Beta', 1) + VALUE.data) + 4;
        p.set(inside, -48);
        p.set(p.value('Beta') + VALUE.data, inside - 4096);
        return [inside, 'the start of a cell in a bin', 'a place inside another cell, a header or a damaged bin'];
      },
    },
    {
      damage: (p) => {
        const inside = p.follow(p.value('Beta', 1) + VALUE.data) + 4;
        const security = p.follow(p.key('Beta') + KEY.security);
        p.set(inside, -40);
        p.bytes.copyWithin(inside + 4, security, security + 20);
        p.set(inside + 4 + SECURITY.descriptorSize, 0);
        p.set(p.key('Beta') + KEY.security, inside - 4096);
        return [inside, 'the start of a cell in a bin', 'a place inside another cell, a header or a damaged bin'];
      },
      besides: ['hive-security-count'],
    },
  ],
  'hive-cell-free': [
    {
      damage: (p) => {
        const cell = p.key('Alpha') - 4;
        p.set(cell, -p.view.getInt32(cell, true));
        return [cell, 'a cell in use', 'a free cell'];
      },
    },
  ],
  'hive-cell-outside': [
    {
      damage: (p) => {
        p.set(p.value('Beta') + VALUE.data, 0x7fff_fff0);
        return [0x8000_0ff0, `an offset below ${hex(p.bytes.length)}`, '0x80000ff0'];
      },
    },
  ],
  'hive-cell-shared': [
    {
      damage: (p) => {
        p.set(p.value('Beta') + VALUE.data, p.field(p.value('Beta', 1) + VALUE.data));
        return [p.follow(p.value('Beta') + VALUE.data) - 4, 'a cell with one owner', 'a second one'];
      },
    },
    {
      damage: (p) => {
        const data = p.follow(p.value('Beta') + VALUE.data);
        p.set16(data, SIGNATURE.security);
        for (const link of [SECURITY.next, SECURITY.previous]) p.set(data + link, offsetOf(data));
        p.set(data + SECURITY.descriptorSize, 20);
        p.set(data + SECURITY.references, 1);
        p.set(p.key('Alpha') + KEY.security, offsetOf(data));
        return [data - 4, 'a cell with one owner', 'a second one'];
      },
      besides: ['hive-security-count'],
    },
  ],
  'hive-cell-size': [
    {
      damage: (p) => {
        const cell = p.freeCell;
        const size = p.view.getInt32(cell, true);
        p.set(cell, size - 4);
        return [cell, `a multiple of 8 up to ${size}`, `${size - 4}`];
      },
    },
    {
      damage: (p) => {
        const cell = p.follow(p.value('Beta', 1) + VALUE.data) - 4;
        p.set(cell, -0x7fff_fff0);
        return [cell, `8 to ${p.bytes.length - cell} bytes`, '2147483632 bytes'];
      },
      look: (hive) => hive.root.subkey('Beta')?.value('Second'),
    },
    {
      damage: (p) => {
        const small = p.follow(p.value('Large', 1) + VALUE.data);
        p.set16(small, SIGNATURE.bigData);
        p.set(small - 4, -8);
        p.set(p.value('Large', 1) + VALUE.dataSize, 20_000);
        return [small, 'at least 8 bytes', '4 bytes'];
      },
      look: (hive) => hive.root.subkey('Large')?.value('Other'),
      besides: ['hive-big-data-short'],
    },
  ],
  'hive-cell-unaligned': [
    {
      damage: (p) => {
        p.set(p.value('Beta') + VALUE.data, 0x21);
        return [4096 + 0x21, 'a multiple of 8', '0x21'];
      },
    },
  ],
  'hive-checksum-wrong': [
    {
      damage: (p) => {
        const right = p.field(BASE.checksum);
        p.set(BASE.checksum, 1);
        return [BASE.checksum, hex(right), '0x1'];
      },
    },
  ],
  'hive-dirty': [
    {
      damage: (p) => {
        p.set(BASE.primarySequence, 2);
        p.seal();
        return [BASE.primarySequence, '2', '1'];
      },
    },
  ],
  'hive-security-clipped': [
    {
      damage: (p) => {
        const cell = p.follow(p.key() + KEY.security);
        const room = -p.view.getInt32(cell - 4, true) - 4 - SECURITY.descriptor;
        p.set(cell + SECURITY.descriptorSize, room + 1);
        return [cell, `at most ${room} bytes`, `${room + 1} bytes`];
      },
    },
  ],
  'hive-security-count': [
    {
      damage: (p) => {
        const count = p.follow(p.key() + KEY.security) + SECURITY.references;
        p.set(count, 7);
        return [count, '8', '7'];
      },
    },
    {
      damage: (p) => {
        const count = p.follow(p.key() + KEY.security) + SECURITY.references;
        p.set(count, 9);
        return [count, '8', '9'];
      },
    },
  ],
  'hive-security-missing': [
    {
      damage: (p) => {
        p.set(p.key('Beta') + KEY.security, NOWHERE);
        return [p.key('Beta') + KEY.security, 'the offset of one', '0xffffffff'];
      },
      besides: ['hive-security-count'],
    },
  ],
  'hive-security-ring': [
    {
      damage: (p) => {
        const cell = p.follow(p.key() + KEY.security);
        p.set(cell + SECURITY.previous, 0x20);
        return [cell, `${hex(offsetOf(cell))} as the one before`, '0x20'];
      },
    },
  ],
  'hive-signature-wrong': [
    {
      damage: (p) => {
        p.set16(p.key('Beta'), 0);
        return [p.key('Beta'), '0x6b6e', '0x0'];
      },
      besides: ['hive-security-count'],
    },
    {
      damage: (p) => {
        p.set16(p.value('Beta'), 0);
        return [p.value('Beta'), '0x6b76', '0x0'];
      },
    },
    {
      damage: (p) => {
        p.set16(p.follow(p.key() + KEY.security), 0);
        return [p.follow(p.key() + KEY.security), '0x6b73', '0x0'];
      },
    },
    {
      damage: (p) => {
        p.set16(p.follow(p.key('Gamma') + KEY.subkeyList), 0x7878);
        return [p.follow(p.key('Gamma') + KEY.subkeyList), 'li, lf or lh', '0x7878'];
      },
      besides: ['hive-count-wrong', 'hive-security-count'],
    },
  ],
  'hive-size-wrong': [
    {
      damage: (p) => {
        p.set(BASE.binsSize, 0x7000_0000);
        p.seal();
        return [BASE.binsSize, `a multiple of 4096, at most ${p.bytes.length - 4096} bytes`, '1879048192 bytes'];
      },
    },
    {
      damage: (p) => {
        p.set(BASE.binsSize, 5000);
        p.seal();
        return [BASE.binsSize, `a multiple of 4096, at most ${p.bytes.length - 4096} bytes`, '5000 bytes'];
      },
    },
    {
      damage: (p) => [BASE.binsSize, 'a multiple of 4096, at most 4608 bytes', `${p.bytes.length - 4096} bytes`],
      cut: 4096 + 4608,
      besides: ['hive-bin-size', 'hive-cell-outside'],
    },
  ],
  'hive-version-unknown': [
    {
      damage: (p) => {
        p.set(BASE.minor, 7);
        p.seal();
        return [BASE.major, '1.3 to 1.6', '1.7'];
      },
    },
    {
      damage: (p) => {
        p.set(BASE.major, 2);
        p.seal();
        return [BASE.major, '1.3 to 1.6', '2.5'];
      },
    },
  ],
} as const satisfies Readonly<Record<string, readonly DamageCase[]>>;
