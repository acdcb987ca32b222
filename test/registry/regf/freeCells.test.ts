import { describe, expect, it } from 'vitest';
import { Cells } from '../../../main/registry/regf/cells.ts';
import { DamageLog } from '../../../main/registry/regf/damage.ts';
import { freeCells } from '../../../main/registry/regf/freeCells.ts';

const BIN = 4096;
const FIRST = BIN + 32;

/** Two bins of cells with these sizes, the first from its start on, the second free throughout. */
function bins(sizes: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(BIN + 2 * 4096);
  const view = new DataView(bytes.buffer);
  for (const bin of [BIN, BIN + 4096]) {
    bytes.set(new TextEncoder().encode('hbin'), bin);
    view.setUint32(bin + 4, bin - BIN, true);
    view.setUint32(bin + 8, 4096, true);
  }
  view.setInt32(BIN + 4096 + 32, 4096 - 32, true);
  sizes.reduce((at, size) => {
    view.setInt32(at, size, true);
    return at + Math.abs(size);
  }, FIRST);
  return bytes;
}

/** The size fields after the cells at these places of the first bin were freed, and what was noted. */
function afterFreeing(sizes: readonly number[], places: readonly number[]) {
  const bytes = bins(sizes);
  const damage = new DamageLog();
  const starts = sizes.map((_, index) => sizes.slice(0, index).reduce((sum, size) => sum + Math.abs(size), FIRST));
  freeCells(new Cells(bytes, bytes.length, 5, damage), new Set(places.map((place) => (starts[place] ?? 0) + 4)));
  const view = new DataView(bytes.buffer);
  return { sizes: starts.map((at) => view.getInt32(at, true)), codes: damage.warnings.map((warning) => warning.code) };
}

const REST = 4096 - 32;

describe('freeCells', () => {
  it('joins a freed cell with the free ones before and behind it, up to the end of the bin', () => {
    expect(afterFreeing([-16, 24, -32, REST - 72], [2])).toEqual({ sizes: [-16, REST - 16, 32, REST - 72], codes: [] });
  });

  it('leaves free cells alone that are beside none of those freed', () => {
    expect(afterFreeing([8, 8, -16, -24, -32, REST - 88], [3])).toEqual({
      sizes: [8, 8, -16, 24, -32, REST - 88],
      codes: [],
    });
  });

  it.each([0, 4, 0x7fff_fff8])('ends before a cell whose size %i cannot be', (size) => {
    expect(afterFreeing([-16, -24, size], [0, 1])).toEqual({ sizes: [40, 24, size], codes: ['hive-cell-size'] });
  });
});
