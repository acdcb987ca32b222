import { describe, expect, it } from 'vitest';
import { openHive } from '../../../main/registry/regf/hive.ts';
import type { LogFile } from '../../../main/registry/regf/logFile.ts';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import { treeOf } from '../../support/hives.ts';
import { growingLog, hiveStates, makeDirty, newLog, oldLog, seal } from '../../support/hivesLogs.ts';

const [first, second, third, fourth] = hiveStates(4) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];

function replayed(hive: Uint8Array, logs: readonly LogFile[]) {
  const opened = unwrap(openHive(hive, logs));
  const state = opened.root.value('State')?.data[0];
  const codes = opened.warnings.map((warning) => warning.code);
  return { state, keys: Array.from(opened.root.subkeys()).length, logsApplied: opened.logsApplied, codes };
}

describe('replaying logs of the new format', () => {
  it('applies all entries in order and grows the hive', () => {
    const logs = [{ name: 'LOG1', bytes: newLog([first, second, third], 2) }];
    expect(replayed(makeDirty(first), logs)).toEqual({
      state: 3,
      keys: 180,
      logsApplied: ['LOG1'],
      codes: ['hive-dirty'],
    });
  });

  it('chains two logs by their sequence numbers, whichever file holds the earlier entries', () => {
    const earlier = newLog([first, second], 2);
    const later = newLog([second, third, fourth], 3);
    const inOrder = [
      { name: 'LOG1', bytes: earlier },
      { name: 'LOG2', bytes: later },
    ];
    const swapped = [
      { name: 'LOG1', bytes: later },
      { name: 'LOG2', bytes: earlier },
    ];
    expect(replayed(makeDirty(first), inOrder)).toMatchObject({ state: 4, logsApplied: ['LOG1', 'LOG2'] });
    expect(replayed(makeDirty(first), swapped)).toMatchObject({ state: 4, logsApplied: ['LOG2', 'LOG1'] });
  });

  it('stops before an entry whose hash is wrong', () => {
    const log = newLog([first, second, third], 2);
    const tail = log.length - 1;
    log[tail] = (log[tail] ?? 0) ^ 1;
    expect(replayed(makeDirty(first), [{ name: 'LOG1', bytes: log }])).toMatchObject({
      state: 2,
      logsApplied: ['LOG1'],
      codes: ['hive-dirty', 'hive-log-entry-damaged'],
    });
  });

  it('says where a log that is cut short cannot be replayed any more, and uses no log behind it', () => {
    const whole = newLog([first, second, third], 2);
    const cut = whole.slice(0, whole.length - 512);
    const logs = [
      { name: 'LOG1', bytes: cut },
      { name: 'LOG2', bytes: newLog([third, fourth], 4) },
    ];
    const opened = unwrap(openHive(makeDirty(first), logs));
    const secondEntry = newLog([first, second], 2).length;
    const size = whole.length - secondEntry;
    expect([
      opened.logsApplied,
      opened.warnings.slice(1).map(({ code, summary, where }) => [code, summary, where]),
    ]).toEqual([
      ['LOG1'],
      [
        [
          'hive-log-entry-damaged',
          `The log LOG1 cannot be replayed from change 3 on: its entry has ${size} bytes, of which the log holds ${size - 512}.`,
          [{ file: 'LOG1', offset: secondEntry }],
        ],
      ],
    ]);
  });

  it('says that an entry between others is gone', () => {
    const log = newLog([first, second, third, fourth], 2);
    const from = newLog([first, second], 2).length;
    log.fill(0, from, from + 4);
    expect(replayed(makeDirty(first), [{ name: 'LOG1', bytes: log }])).toMatchObject({
      state: 2,
      codes: ['hive-dirty', 'hive-log-entry-damaged'],
    });
  });

  it('takes entries of earlier changes behind the last one for what they are', () => {
    const log = newLog([first, second, third, fourth], 8);
    const rest = newLog([first, second, third], 2);
    const body = rest.slice(512);
    const bytes = new Uint8Array(log.length + body.length);
    bytes.set(log);
    bytes.set(body, log.length);
    const before = Uint8Array.from(first);
    new DataView(before.buffer).setUint32(8, 7, true);
    const hive = makeDirty(before);
    expect(replayed(hive, [{ name: 'LOG1', bytes }]).codes).toEqual(['hive-dirty']);
  });

  it('knows the earlier of two logs when the numbers go over the end of their range between them', () => {
    const hive = makeDirty(first);
    const view = new DataView(hive.buffer);
    view.setUint32(4, 0xffff_ffff, true);
    view.setUint32(8, 0xffff_fffe, true);
    seal(hive);
    const logs = [
      { name: 'LOG1', bytes: newLog([second, third, fourth], 0) },
      { name: 'LOG2', bytes: newLog([first, second], 0xffff_ffff) },
    ];
    expect(replayed(hive, logs)).toMatchObject({ state: 4, logsApplied: ['LOG2', 'LOG1'], codes: ['hive-dirty'] });
  });

  it('leaves out a log with a gap before it, and one that is older than the hive', () => {
    const gap = [
      { name: 'LOG1', bytes: newLog([first, second], 2) },
      { name: 'LOG2', bytes: newLog([second, third], 9) },
    ];
    expect(replayed(makeDirty(first), gap)).toMatchObject({ state: 2, logsApplied: ['LOG1'] });
    const old = [{ name: 'LOG1', bytes: newLog([second, third], 0) }];
    expect(replayed(makeDirty(first), old)).toMatchObject({ state: 1, logsApplied: [] });
  });

  it('says that a log follows no more, and uses none behind one without a sound first entry', () => {
    const gap = [
      { name: 'LOG1', bytes: newLog([first, second], 2) },
      { name: 'LOG2', bytes: newLog([second, third], 9) },
    ];
    expect(replayed(makeDirty(first), gap).codes).toEqual(['hive-dirty', 'hive-log-gap']);
    const broken = newLog([first, second], 2);
    broken[600] = (broken[600] ?? 0) ^ 1;
    const logs = [
      { name: 'LOG1', bytes: broken },
      { name: 'LOG2', bytes: newLog([second, third], 3) },
    ];
    expect(replayed(makeDirty(first), logs)).toMatchObject({
      state: 1,
      logsApplied: [],
      codes: ['hive-dirty', 'hive-log-damaged'],
    });
  });

  it('replays no log alone that begins after the change the hive needs next, and says which are lacking', () => {
    const logs = [{ name: 'LOG2', bytes: newLog([second, third], 3) }];
    const opened = unwrap(openHive(makeDirty(first), logs));
    expect(replayed(makeDirty(first), logs)).toMatchObject({ state: 1, logsApplied: [] });
    expect(opened.warnings.slice(1)).toEqual([
      {
        code: 'hive-log-gap',
        severity: 'warning',
        summary: 'The log LOG2 begins with change 3, and change 2 is the next that the hive needs.',
        detail:
          'Replaying the transaction logs of a hive that was not written completely. Changes from 2 on are in no log '
          + 'that is there, so those from 3 on were not replayed over them: the hive is read without both.',
        where: [{ file: 'LOG2', offset: 4 }],
        evidence: [],
        fix: 'Look for the other log of the hive on the source machine, and put it beside the hive.',
        source: [],
        related: [],
      },
    ]);
  });

  it('replays two logs that follow each other after a gap, since Windows wrote what was before into the hive', () => {
    const logs = [
      { name: 'LOG1', bytes: newLog([second, third], 8) },
      { name: 'LOG2', bytes: newLog([first, second], 7) },
    ];
    expect(replayed(makeDirty(first), logs)).toMatchObject({
      state: 3,
      logsApplied: ['LOG2', 'LOG1'],
      codes: ['hive-dirty'],
    });
  });

  it.each([0xffff_fffd, 0xffff_fffe, 0xffff_ffff])('follows numbers that begin anew, from %i on', (start) => {
    const hive = Uint8Array.from(first);
    new DataView(hive.buffer).setUint32(8, start - 1, true);
    const logs = [
      { name: 'LOG1', bytes: newLog([second, third, fourth], (start + 1) >>> 0) },
      { name: 'LOG2', bytes: newLog([first, second], start) },
    ];
    expect(replayed(makeDirty(hive), logs)).toMatchObject({
      state: 4,
      logsApplied: ['LOG2', 'LOG1'],
      codes: ['hive-dirty'],
    });
    const older = [{ name: 'LOG1', bytes: newLog([second, third], start - 5) }];
    expect(replayed(makeDirty(hive), older)).toMatchObject({ state: 1, logsApplied: [], codes: ['hive-dirty'] });
  });

  it('grows a hive once, not with each of many entries', () => {
    const start = performance.now();
    const opened = unwrap(openHive(makeDirty(first), [{ name: 'LOG1', bytes: growingLog(first, 2, 6000) }]));
    expect(opened.header.binsSize).toBe(first.length - 4096 + 6000 * 4096);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('restores a damaged base block from the latest log', () => {
    const hive = makeDirty(first);
    hive.fill(0xee, 12, 60);
    const logs = [{ name: 'LOG1', bytes: newLog([first, second], 2) }];
    expect(replayed(hive, logs)).toMatchObject({ state: 2, keys: 120, logsApplied: ['LOG1'] });
  });
});

const from = (name: string): string => `The changes were replayed in memory from ${name}.`;

describe('a dirty hive with one log of the new format', () => {
  const detailOf = (...logs: readonly LogFile[]): string | undefined =>
    unwrap(openHive(makeDirty(first), logs)).warnings.find(({ code }) => code === 'hive-dirty')?.detail;
  const log = newLog([first, second], 2);

  it('says that the other one is not there, and no more where that one is empty', () => {
    expect([
      detailOf({ name: 'SYSTEM.LOG1', bytes: log }),
      detailOf({ name: 'log2', bytes: log }),
      detailOf({ name: 'LOG1', bytes: log }, { name: 'LOG2', bytes: new Uint8Array(0) }),
      detailOf({ name: 'LOG1', bytes: log }, { name: 'LOG2', bytes: newLog([second, third], 3) }),
      detailOf({ name: 'LOG', bytes: oldLog(first, third) }),
    ]).toEqual([
      `${from('SYSTEM.LOG1')} LOG2 is not there: whether it held later ones cannot be told.`,
      `${from('log2')} LOG1 is not there: whether it held later ones cannot be told.`,
      from('LOG1'),
      from('LOG1, LOG2'),
      from('LOG'),
    ]);
  });
});

describe('replaying logs of the old format', () => {
  it('applies the sectors that the dirty vector marks', () => {
    const logs = [
      { name: 'LOG2', bytes: new Uint8Array(0) },
      { name: 'LOG1', bytes: oldLog(first, third) },
    ];
    expect(replayed(makeDirty(first), logs)).toEqual({
      state: 3,
      keys: 180,
      logsApplied: ['LOG1'],
      codes: ['hive-dirty'],
    });
  });

  it('leaves out a log of another moment and says so', () => {
    const foreign = Uint8Array.from(third);
    new DataView(foreign.buffer).setBigUint64(12, 5n, true);
    const logs = [{ name: 'LOG', bytes: oldLog(first, foreign) }];
    expect(replayed(makeDirty(first), logs)).toMatchObject({ state: 1, codes: ['hive-dirty', 'hive-log-foreign'] });
  });

  it('knows the logs of Windows 2000 by their file type', () => {
    const log = oldLog(first, third);
    new DataView(log.buffer).setUint32(28, 2, true);
    seal(log);
    expect(replayed(makeDirty(first), [{ name: 'LOG', bytes: log }])).toMatchObject({ state: 3, logsApplied: ['LOG'] });
    expect(openHive(log)).toMatchObject({ ok: false, problem: { diagnostic: { code: 'hive-is-log' } } });
  });

  it('says when sectors are missing in the log', () => {
    const log = oldLog(first, third).slice(0, -512);
    expect(replayed(makeDirty(first), [{ name: 'LOG', bytes: log }]).codes).toContain('hive-log-short');
  });
});

describe('logs that are not needed or not usable', () => {
  it('ignores the logs of a clean hive', () => {
    const logs = [{ name: 'LOG1', bytes: newLog([first, second], 1) }];
    expect(replayed(first, logs)).toEqual({ state: 1, keys: 60, logsApplied: [], codes: [] });
  });

  it.each([
    ['no log at all', new Uint8Array(600)],
    ['cut short', newLog([first, second], 2).slice(0, 520)],
    ['without content', newLog([first], 2)],
  ])('warns about a log that is %s and reads the hive as it lies', (_, bytes) => {
    expect(replayed(makeDirty(first), [{ name: 'LOG1', bytes }])).toEqual({
      state: 1,
      keys: 60,
      logsApplied: [],
      codes: ['hive-dirty', 'hive-log-damaged'],
    });
  });

  it('gives bytes that are a clean hive of the last state, and leaves the given ones alone', () => {
    const hive = makeDirty(first);
    const copy = Uint8Array.from(hive);
    const opened = unwrap(openHive(hive, [{ name: 'LOG1', bytes: newLog([first, fourth], 2) }]));
    expect(hive).toEqual(copy);
    const again = unwrap(openHive(opened.bytes));
    expect({ dirty: again.dirty, tree: treeOf(again.root) }).toEqual({
      dirty: false,
      tree: treeOf(unwrap(openHive(fourth)).root),
    });
  });
});
