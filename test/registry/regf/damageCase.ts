import { buildHive, type HiveSpec, type KeySpec } from '../../../main/registry/regf/build.ts';
import type { DamageCode } from '../../../main/registry/regf/damageCodes.ts';
import type { Hive } from '../../../main/registry/regf/hive.ts';
import { NEW_YEAR_2020 } from '../../support/hives.ts';
import { CELLS, Patient } from '../../support/patient.ts';

/** What a warning says: the place, and what was expected and found there. */
export type Said = readonly [offset: number, expected: string, found: string];

/** One way in which a hive comes to a warning. */
export interface DamageCase {
  /** Damages the hive; what is said of it then, with nothing else of that code. */
  readonly damage: (patient: Patient) => Said;
  /** Warnings of other codes that the same bytes deserve. */
  readonly besides?: readonly DamageCode[];
  /** Another hive than the usual one. */
  readonly hive?: Partial<HiveSpec>;
  /** What is asked of the hive, in place of everything. */
  readonly look?: (hive: Hive) => unknown;
  /** The bytes behind which the file is cut off. */
  readonly cut?: number;
}

export const binary = (name: string, length: number) =>
  ({ name, type: 'REG_BINARY', data: new Uint8Array(length).fill(7) }) as const;
const root: KeySpec = {
  name: 'ROOT',
  keys: [
    { name: 'Alpha', className: 'class', keys: [{ name: 'Below' }] },
    { name: 'Beta', values: [binary('First', 40), binary('Second', 50), binary('Third', 2)] },
    { name: 'Gamma', keys: [{ name: 'One' }, { name: 'Two' }] },
    { name: 'Large', values: [binary('Blob', 40_000), binary('Other', 8)] },
  ],
};

export function patientOf({ hive = {} }: Pick<DamageCase, 'hive'>): Patient {
  return new Patient(buildHive({ root, lastWritten: NEW_YEAR_2020, ...hive }));
}

export const hex = (value: number): string => `0x${value.toString(16)}`;
export const offsetOf = (position: number): number => position - CELLS;
