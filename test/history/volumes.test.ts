import { describe, expect, test } from 'vitest';
import { unwrap } from '../../shared/model/diagnostic.ts';
import type { RecordKind } from '../../shared/model/history.ts';
import { checkRecord, historyWorld } from '../support/historyWorld.ts';

describe('the volumes opened before', () => {
  test.each<readonly [string, readonly (readonly [RecordKind, string])[], string | null]>([
    ['nothing', [], null],
    ['a change alone', [['edit', 'applied']], null],
    [
      'a good diagnosis after a broken run',
      [
        ['run', 'broken'],
        ['diagnosis', 'succeeded'],
      ],
      'run broken',
    ],
    [
      'a run that was mended',
      [
        ['run', 'broken'],
        ['run', 'holds'],
        ['check', 'pass'],
      ],
      'check pass',
    ],
    [
      'what cannot be told beside a warning',
      [
        ['check', 'warning'],
        ['run', 'cannotTell'],
      ],
      'run cannotTell',
    ],
    [
      'a failure beside what cannot be told',
      [
        ['check', 'fail'],
        ['run', 'cannotTell'],
      ],
      'check fail',
    ],
    [
      'two failures: the newer one',
      [
        ['check', 'fail'],
        ['diagnosis', 'failed'],
        ['edit', 'applied'],
      ],
      'diagnosis failed',
    ],
    [
      'only what is good',
      [
        ['run', 'holds'],
        ['diagnosis', 'neverRan'],
      ],
      'diagnosis neverRan',
    ],
  ])('show the worst of their newest records: %s', (_, kinds, expected) => {
    const world = historyWorld();
    const history = world.open();
    unwrap(history.volumes.opened({ path: 'E:\\', computerName: null, product: null }));
    unwrap(history.records.save(checkRecord({ volume: 'F:\\', outcome: 'fail' })));
    for (const [kind, outcome] of kinds) {
      world.clock.advance(1000);
      unwrap(history.records.save(checkRecord({ volume: 'E:\\', kind, outcome, summary: `${kind} ${outcome}` })));
    }
    const [volume] = unwrap(history.volumes.recent());
    expect(volume?.lastVerdict?.summary ?? null).toBe(expected);
    history.close();
  });
});
