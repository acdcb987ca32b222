import * as fc from 'fast-check';
import type { RegistryEdit, RegistryTypeName } from '../../shared/model/registry.ts';
import { plainEdited } from './plainEdits.ts';
import { type PlainKey, plainPaths } from './plainHive.ts';

/** Names that other tools print as they are; the last do not fit one byte a character. */
const NAMES = ['Alpha', 'beta', 'K1000', 'K1500a', 'Zeta', 'Über', 'S-1-5-18', 'a b', 'Ключ', 'Имя'];
/** Lengths around what is kept in the value itself, in one cell, and in segments. */
const LENGTHS = [0, 1, 4, 5, 8, 28, 200, 4096, 16_343, 16_344, 16_345, 40_000];

const data: fc.Arbitrary<readonly [RegistryTypeName, string]> = fc.oneof(
  fc.nat({ max: 0xffff_ffff }).map((number) => ['REG_DWORD', `${number}`] as const),
  fc
    .string({ maxLength: 20, unit: fc.constantFrom('a', 'b', ' ', '\\', '%', 'ä') })
    .map((text) => ['REG_SZ', text] as const),
  fc
    .tuple(fc.constantFrom(...LENGTHS), fc.nat({ max: 255 }))
    .map(([length, byte]) => ['REG_BINARY', byte.toString(16).padStart(2, '0').repeat(length)] as const),
);

/** One edit before the hive it is made of is known: numbers choose among its keys and values. */
interface Choice {
  readonly kind: RegistryEdit['kind'];
  readonly key: number;
  readonly value: number;
  readonly existing: boolean;
  readonly names: readonly string[];
  readonly data: readonly [RegistryTypeName, string];
}

const choice: fc.Arbitrary<Choice> = fc.record({
  kind: fc.constantFrom('setValue', 'setValue', 'setValue', 'deleteValue', 'addKey', 'addKey', 'deleteKey'),
  key: fc.nat(),
  value: fc.nat(),
  existing: fc.boolean(),
  names: fc.array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 }),
  data,
});

/** Choices for a pass of edits. */
export const choices = fc.array(choice, { minLength: 1, maxLength: 8 });

/** The edits that choices come to in a hive, and what they should make of it; those that are not possible are left out. */
export function chosenEdits(
  root: PlainKey,
  from: readonly Choice[],
  lastWritten: bigint,
): { readonly edits: readonly RegistryEdit[]; readonly expected: PlainKey } {
  const edits: RegistryEdit[] = [];
  let expected = root;
  for (const each of from) {
    const edit = editOf(expected, each);
    const next = plainEdited(expected, [edit], lastWritten);
    if (next === null) continue;
    edits.push(edit);
    expected = next;
  }
  return { edits, expected };
}

function editOf(root: PlainKey, { kind, key, value, existing, names, data: [type, text] }: Choice): RegistryEdit {
  const paths = [[], ...plainPaths(root)];
  const path = paths[key % paths.length] ?? [];
  const keyPath = (kind === 'addKey' || !existing ? [...path, ...names] : path).join('\\');
  if (kind === 'addKey') return { kind, keyPath };
  if (kind === 'deleteKey') return { kind, keyPath: path.join('\\') };
  const values = valuesAt(root, path);
  const known = values[value % Math.max(1, values.length)] ?? '';
  if (kind === 'deleteValue') return { kind, keyPath: path.join('\\'), name: known };
  return { kind, keyPath, name: existing ? known : (names[0] ?? ''), type, data: text };
}

function valuesAt(root: PlainKey, path: readonly string[]): readonly string[] {
  const key = path.reduce<PlainKey | undefined>((at, name) => at?.keys.find((child) => child.name === name), root);
  return (key?.values ?? []).map(([name]) => name);
}
