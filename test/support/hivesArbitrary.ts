import * as fc from 'fast-check';
import type { KeySpec, ValueSpec } from '../../main/registry/regf/build.ts';
import { foldCase } from '../../shared/base/caseless.ts';
import { NEW_YEAR_2020 } from './hives.ts';

/** Names of keys: Latin, other alphabets, unpaired surrogates; never empty, no backslash. */
const keyName = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme-ascii' }),
    fc.string({ minLength: 1, maxLength: 8, unit: 'binary' }),
    fc
      .array(fc.integer({ min: 0x20, max: 0xffff }), { minLength: 1, maxLength: 6 })
      .map((units) => String.fromCharCode(...units)),
  )
  .map((name) => name.replaceAll('\\', '/').replaceAll('\0', 'x'));

const value: fc.Arbitrary<ValueSpec> = fc.record({
  name: fc.oneof(fc.constant(''), keyName),
  type: fc.oneof(fc.integer({ min: 0, max: 11 }), fc.nat()),
  data: fc.oneof(
    { weight: 20, arbitrary: fc.uint8Array({ maxLength: 40 }) },
    {
      weight: 1,
      arbitrary: fc.nat({ max: 50_000 }).map((length) => new Uint8Array(length).map((_, index) => index % 251)),
    },
  ),
});

const distinct = { selector: (item: { readonly name: string }) => foldCase(item.name), maxLength: 6 } as const;

/** Random trees of keys, some levels deep. */
export const keySpec: fc.Arbitrary<KeySpec> = fc.letrec<{ readonly key: KeySpec }>((tie) => ({
  key: fc.record({
    name: keyName,
    className: fc.oneof(fc.constant(''), fc.string({ maxLength: 5 })),
    lastWritten: fc.bigInt({ min: 0n, max: NEW_YEAR_2020 }),
    values: fc.uniqueArray(value, distinct),
    keys: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constant([]),
      fc.uniqueArray(tie('key'), distinct),
    ),
  }),
})).key;
