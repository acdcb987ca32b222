import { rmSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { pageSql } from '../../main/history/pages.ts';
import type { History } from '../../main/history/history.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { checkRecord, historyWorld } from '../support/historyWorld.ts';
import { inTurn, timeOf, type Measured } from './comparison.ts';

const RECORDS = 100_000;
const AT_ONCE = 10_000;
const PAGE = 50;
const VOLUMES = 20;
const ROUNDS = 300;

/** A page of 50 of 100,000 records of one volume through the history, beside the same statement prepared by hand. */
export async function historyPage(): Promise<Measured> {
  const world = historyWorld();
  const history = world.open();
  fill(history, (milliseconds) => world.clock.advance(milliseconds));
  const bare = new BetterSqlite3(world.file, { readonly: true });
  const statement = bare.prepare(pageSql(['volume']));
  const times = await inTurn(
    ROUNDS,
    () => timeOf(() => unwrap(history.records.page({ volume: volumeName(7), limit: PAGE }))),
    () => timeOf(() => statement.all(volumeName(7), PAGE + 1)),
  );
  bare.close();
  history.close();
  rmSync(world.folder, { recursive: true, force: true });
  return { title: `page of ${PAGE} of 100,000 records`, ...times, referenceTitle: 'the bare statement', goal: 2 };
}

function fill(history: History, advance: (milliseconds: number) => void): void {
  for (let from = 0; from < RECORDS; from += AT_ONCE) {
    const records = Array.from({ length: AT_ONCE }, (_, index) => checkRecord({ volume: volumeName(index % VOLUMES) }));
    unwrap(history.records.saveAll(records));
    advance(1000);
  }
}

function volumeName(number: number): string {
  return `D:\\images\\volume-${number}`;
}
