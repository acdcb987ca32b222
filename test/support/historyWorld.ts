import { join } from 'node:path';
import { openHistory } from '../../main/history/history.ts';
import type { History } from '../../main/history/history.ts';
import type { NewRecord } from '../../main/history/saveRecords.ts';
import type { Clock } from '../../main/platform/clock.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { temporaryFolder } from './corpus.ts';

/** A clock that a test moves by hand. */
export interface HandClock extends Clock {
  advance(milliseconds: number): void;
}

/** Starts at 2024-01-01 00:00 UTC. */
export function handClock(): HandClock {
  let now = Date.UTC(2024, 0, 1);
  return {
    nowMs: () => now,
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}

export interface HistoryWorld {
  readonly folder: string;
  readonly file: string;
  readonly backupsFolder: string;
  readonly clock: HandClock;
  /** Opens the history; the same database each time. The word `hunter2` is a secret. */
  open(): History;
}

function redact(text: string): string {
  return text.replaceAll('hunter2', '•••');
}

/** A world in a folder of its own, or in the one where an earlier one was. */
export function historyWorld(folder = temporaryFolder()): HistoryWorld {
  const clock = handClock();
  const file = join(folder, 'history.sqlite');
  const backupsFolder = join(folder, 'backups');
  return {
    folder,
    file,
    backupsFolder,
    clock,
    open: () => unwrap(openHistory({ file, backupsFolder, clock, redact })),
  };
}

/** A small record of a check; parts that a test cares about are given. */
export function checkRecord(parts: Partial<NewRecord> = {}): NewRecord {
  return {
    kind: 'check',
    volume: 'E:\\',
    outcome: 'fail',
    summary: 'Do not run Sysprep yet.',
    body: {
      kind: 'check',
      report: { results: [], summary: { pass: 0, warning: 0, fail: 0, notApplicable: 0, unknown: 0 } },
      settings: [],
    },
    ...parts,
  };
}
