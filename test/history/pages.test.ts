import { describe, expect, test } from 'vitest';
import { LAST_APPLIED_SQL } from '../../main/history/edits.ts';
import { migrate } from '../../main/history/migrate.ts';
import { pageSql } from '../../main/history/pages.ts';
import { openDatabase } from '../../main/platform/database.ts';
import { historyWorld } from '../support/historyWorld.ts';

const FILTERS = ['kind', 'volume', 'before', 'search'] as const;

const COMBINATIONS = Array.from({ length: 2 ** FILTERS.length }, (_, bits) =>
  FILTERS.filter((_filter, index) => (bits & (1 << index)) !== 0),
);

const { file } = historyWorld();
const database = openDatabase(file);
migrate(database.writer, `${file}.copy`);

/** How SQLite would carry out a statement, step by step. */
function planOf(sql: string): readonly string[] {
  return database.reader
    .prepare<string[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...Array.from({ length: sql.split('?').length - 1 }, () => '1'))
    .map((row) => row.detail);
}

describe('every list', () => {
  test.each(COMBINATIONS.map((filters) => [filters.join(' ') || 'nothing', filters] as const))(
    'by %s is read from an index alone, in order, without sorting',
    (_, filters) => {
      const plan = planOf(pageSql(filters));
      expect(plan.filter((line) => /TEMP B-TREE/.test(line))).toEqual([]);
      expect(plan.filter((line) => /^(SCAN|SEARCH) r /.test(line))).toEqual([
        expect.stringMatching(/^(SCAN|SEARCH) r USING COVERING INDEX records_by_(time|kind|volume)/),
      ]);
    },
  );
});

test('the edit of a volume that was applied last is found by its index, without sorting', () => {
  const plan = planOf(LAST_APPLIED_SQL);
  expect(plan.filter((line) => /TEMP B-TREE/.test(line))).toEqual([]);
  expect(plan).toContain('SEARCH e USING INDEX edits_by_volume (volume_id=?)');
});
