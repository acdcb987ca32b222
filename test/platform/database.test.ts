import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../main/platform/database.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { checkRecord, historyWorld } from '../support/historyWorld.ts';

const DATABASE_MODULE = join(import.meta.dirname, '../../main/platform/database.ts');

/** SQLite's number for "each transaction is on the disk when it returns". */
const FULL = 2;

/** Another process that holds the lock of a database for a time. */
const HOLDER = `
  const { openDatabase } = await import(process.argv[1]);
  const { writer } = openDatabase(process.argv[2]);
  writer.transaction(() => {
    process.stdout.write('held');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(process.argv[3]));
  });
`;

describe('a database', () => {
  test('has what was written on the disk when a transaction returns', () => {
    const database = openDatabase(historyWorld().file);
    expect(database.writer.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: FULL });
    database.close();
  });

  test('waits for the write of another process', async () => {
    const world = historyWorld();
    const history = world.open();
    const args = ['--input-type=module', '-e', HOLDER, DATABASE_MODULE, world.file, '400'];
    const other = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(other.stdout, 'data');
    // Without waiting, SQLite refuses at once (SQLITE_BUSY).
    unwrap(history.records.save(checkRecord()));
    await once(other, 'close');
    expect([other.exitCode, unwrap(history.records.page({})).records.length]).toEqual([0, 1]);
    history.close();
  });
});
