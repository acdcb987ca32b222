import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openHistory } from '../../main/history/history.ts';
import { openDatabase } from '../../main/platform/database.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { checkRecord, historyWorld, type HistoryWorld } from '../support/historyWorld.ts';

/** A history above the size that is looked through on opening, damaged where its list lies. */
function largeAndDamaged(world: HistoryWorld): void {
  const history = world.open();
  unwrap(history.records.save(checkRecord()));
  const database = openDatabase(world.file);
  database.writer.exec('UPDATE bodies SET content = zeroblob(34 * 1024 * 1024)');
  database.close();
  unwrap(history.records.saveAll(Array.from({ length: 2000 }, () => checkRecord())));
  history.close();
  const bytes = readFileSync(world.file);
  writeFileSync(world.file, bytes.fill(0xee, bytes.length - 400 * 4096));
}

describe('a damaged history', () => {
  test('is set aside whole, told of, and a new one is begun', () => {
    const world = historyWorld();
    writeFileSync(world.file, 'this is no database at all, but something else'.repeat(50));
    const history = world.open();
    expect(history.warnings.map((each) => each.code)).toEqual(['history-set-aside']);
    expect(unwrap(history.records.page({})).records).toEqual([]);
    history.close();
    const aside = join(world.folder, `history.damaged-${world.clock.nowMs()}.sqlite`);
    expect(readFileSync(aside, 'utf8')).toMatch(/^this is no database/);
  });

  test('damage in the middle is found on opening', () => {
    const world = historyWorld();
    const history = world.open();
    unwrap(history.records.saveAll(Array.from({ length: 400 }, () => checkRecord())));
    history.close();
    const bytes = readFileSync(world.file);
    writeFileSync(world.file, bytes.fill(0xa5, bytes.length / 2, bytes.length / 2 + 8192));
    const again = world.open();
    expect(again.warnings.map((each) => each.code)).toEqual(['history-set-aside']);
    again.close();
    expect(readdirSync(world.folder).filter((name) => name.includes('damaged'))).toHaveLength(1);
  });

  test('that is too large to be looked through each time is set aside at the start after damage was met', () => {
    const world = historyWorld();
    largeAndDamaged(world);
    const [first, second, third] = [1, 2, 3].map(() => {
      const history = world.open();
      const page = history.records.page({});
      history.close();
      return [history.warnings.map((each) => each.code), page.ok ? 'read' : page.problem.diagnostic.code];
    });
    expect([first, second, third]).toEqual([
      [[], 'history-damaged'],
      [['history-set-aside'], 'read'],
      [[], 'read'],
    ]);
    expect(readdirSync(world.folder).toSorted()).toEqual([
      `history.damaged-${world.clock.nowMs()}.sqlite`,
      'history.sqlite',
    ]);
  });

  test('that was only thought so stays', () => {
    const world = historyWorld();
    world.open().close();
    writeFileSync(`${world.file}.suspect`, '');
    const history = world.open();
    expect([history.warnings, existsSync(`${world.file}.suspect`)]).toEqual([[], false]);
    history.close();
  });

  test('a folder in its place is a problem, not a crash', () => {
    const world = historyWorld();
    mkdirSync(world.file);
    const opened = openHistory({ ...world, redact: (text) => text });
    expect(opened.ok ? 'opened' : [opened.problem.kind, opened.problem.diagnostic.code]).toEqual([
      'output',
      'history-read-only',
    ]);
  });
});
