import { expect, test } from 'vitest';
import { hiveWords } from '../../../renderer/steps/volume/Hives.tsx';
import type { HiveFound } from '../../../shared/model/volume.ts';

const hive = (state: HiveFound['state'], logsApplied: readonly string[] = []): HiveFound => ({
  name: 'SYSTEM',
  path: 'Windows/System32/config/SYSTEM',
  state,
  size: 8192,
  logsApplied,
  warnings: [],
});

test('every state of a hive is a plain sentence that says what it means', () => {
  expect([
    hiveWords(hive('replayed', ['SYSTEM.LOG1', 'SYSTEM.LOG2'])),
    hiveWords(hive('replayed', ['SYSTEM.LOG1'])),
    hiveWords(hive('dirty')),
    hiveWords(hive('damaged')),
    hiveWords(hive('unreadable')),
    hiveWords(hive('missing')),
    hiveWords(hive('clean')),
  ]).toEqual([
    'SYSTEM was dirty: Windows had not written it completely. SYSTEM.LOG1 and SYSTEM.LOG2 were replayed in memory; the file stays as it is.',
    'SYSTEM was dirty: Windows had not written it completely. SYSTEM.LOG1 was replayed in memory; the file stays as it is.',
    'SYSTEM is dirty, and no log of it could be replayed: its last changes are missing.',
    'SYSTEM is damaged and was read in part: what is not found in it may be there all the same.',
    'SYSTEM could not be read, so whatever depends on it is unknown.',
    'SYSTEM is not at Windows/System32/config/SYSTEM.',
    'SYSTEM was written completely.',
  ]);
});
