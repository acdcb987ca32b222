import { describe, expect, test } from 'vitest';
import { migrate } from '../../main/history/migrate.ts';
import { pageSql } from '../../main/history/pages.ts';
import { openDatabase } from '../../main/platform/database.ts';
import { historyWorld } from '../support/historyWorld.ts';

const FILTERS = ['kind', 'volume', 'before', 'search'] as const;

const COMBINATIONS = Array.from({ length: 2 ** FILTERS.length }, (_, bits) =>
  FILTERS.filter((_filter, index) => (bits & (1 << index)) !== 0),
);

describe('every list', () => {
  const { file } = historyWorld();
  const database = openDatabase(file);
  migrate(database.writer, `${file}.copy`);

  test.each(COMBINATIONS.map((filters) => [filters.join(' ') || 'nothing', filters] as const))(
    'by %s is read from an index alone, in order, without sorting',
    (_, filters) => {
      const sql = pageSql(filters);
      const count = sql.split('?').length - 1;
      const plan = database.reader
        .prepare<string[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all(...Array.from({ length: count }, () => '1'))
        .map((row) => row.detail);
      expect(plan.filter((line) => /TEMP B-TREE/.test(line))).toEqual([]);
      expect(plan.filter((line) => /^(SCAN|SEARCH) r /.test(line))).toEqual([
        expect.stringMatching(/^(SCAN|SEARCH) r USING COVERING INDEX records_by_(time|kind|volume)/),
      ]);
    },
  );
});
