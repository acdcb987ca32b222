import { linkSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCaller } from '../../main/api/router.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { temporaryFolder } from '../support/corpus.ts';
import { openEngine, type Engine } from '../support/engine.ts';

const ANSWER = 'Program Files/Amazon/Ec2ConfigService/sysprep2008.xml';
const BIG_LOG_LINES = 480_000;

let engine: Engine;
beforeEach(() => {
  engine = openEngine();
});
afterEach(() => engine.close());

/** The failed calls that the program's own log tells of. */
function failedCalls(): readonly unknown[] {
  const { logs } = engine.app.context.dataFolder;
  const lines = readdirSync(logs).flatMap((name) => readFileSync(join(logs, name), 'utf8').trim().split('\n'));
  return lines
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ event }) => event === 'call-failed')
    .map(({ level, path, message }) => [level, path, message]);
}

function backups(): readonly string[] {
  return readdirSync(engine.app.context.dataFolder.backups);
}

async function drain(events: Promise<AsyncIterable<unknown>>): Promise<void> {
  for await (const _ of await events);
}

/** A folder with a log of about 36 megabytes. */
function bigLog(): string {
  const folder = temporaryFolder();
  const line = '2024-01-01 10:00:00, Info                  SYSPRP Something happened again here\r\n';
  writeFileSync(join(folder, 'setupact.log'), line.repeat(BIG_LOG_LINES));
  return folder;
}

describe('a failed subscription', () => {
  test('is told once in the log, with the kind of its problem on the wire', async () => {
    const volume = temporaryFolder();
    const message = `"${volume}" holds no Windows.`;
    for (const events of [
      engine.caller.checks.run({ volume }),
      engine.caller.simulation.run({ volume }),
      engine.caller.diagnosis.run({ volume }),
    ])
      await expect(drain(events)).rejects.toMatchObject({ code: 'UNPROCESSABLE_CONTENT' });
    expect(failedCalls()).toEqual([
      ['error', 'checks.run', message],
      ['error', 'simulation.run', message],
      ['error', 'diagnosis.run', expect.stringContaining('holds no log files')],
    ]);
  });

  test('leaves no line when it was cancelled', async () => {
    const volume = await engine.sample('healthy');
    const stop = new AbortController();
    stop.abort();
    const caller = createCaller(engine.app.context, { signal: stop.signal });
    await expect(drain(caller.checks.run({ volume }))).rejects.toMatchObject({ code: 'CLIENT_CLOSED_REQUEST' });
    expect(failedCalls()).toEqual([]);
  });

  test('is not the only one told: a query is too, once', async () => {
    await expect(engine.caller.volume.report({ volume: temporaryFolder() })).rejects.toThrow('holds no Windows');
    expect(failedCalls()).toEqual([['error', 'volume.report', expect.stringContaining('holds no Windows')]]);
  });
});

describe('reading large logs', () => {
  test('lets other calls have their turn', async () => {
    const folder = bigLog();
    const state = { turns: 0, done: false };
    const page = engine.caller.logs.page({ volume: folder, offset: 0, limit: 1 }).finally(() => {
      state.done = true;
    });
    while (!state.done) {
      await setImmediate();
      state.turns += 1;
    }
    expect((await page).total).toBe(BIG_LOG_LINES);
    expect(state.turns).toBeGreaterThan(3);
  });

  test('ends when the caller goes away, and the next caller is served', async () => {
    const folder = bigLog();
    const stop = new AbortController();
    const leaving = createCaller(engine.app.context, { signal: stop.signal }).logs.stat({ paths: [folder] });
    const staying = engine.caller.logs.stat({ paths: [folder] });
    await setImmediate();
    stop.abort();
    await expect(leaving).rejects.toMatchObject({ code: 'CLIENT_CLOSED_REQUEST' });
    expect((await staying).files.map((file) => file.levels.info)).toEqual([BIG_LOG_LINES]);
  });

  test('happens once for calls that come together', async () => {
    const folder = bigLog();
    const { logs } = engine.app.context;
    const [one, two] = await Promise.all([logs.openInTurn([folder], undefined), logs.openInTurn([folder], undefined)]);
    expect(one.set).toBe(two.set);
  });
});

describe('the history of edits', () => {
  test('an edit of another volume is not undone here', async () => {
    const [mended, other] = [await engine.sample('orphan-profile'), await engine.sample('orphan-profile')];
    const { editId } = await engine.caller.fix.carryOut({ volume: mended, id: 'set-copyprofile-false' });
    writeFileSync(join(other, ANSWER), readFileSync(join(mended, ANSWER)));
    const before = readFileSync(join(other, ANSWER), 'utf8');
    await expect(engine.caller.fix.undo({ volume: other, editId })).rejects.toMatchObject({
      code: 'FORBIDDEN',
      cause: { problem: { diagnostic: { code: 'edit-of-another-volume' } } },
    });
    expect(readFileSync(join(other, ANSWER), 'utf8')).toBe(before);
    await engine.caller.fix.undo({ volume: mended, editId });
  });

  test('an edit that could not be written stays on record as failed', async () => {
    const volume = await engine.sample('orphan-profile');
    linkSync(join(volume, ANSWER), join(volume, 'second name'));
    const before = readFileSync(join(volume, ANSWER), 'utf8');
    await expect(engine.caller.fix.carryOut({ volume, id: 'set-copyprofile-false' })).rejects.toMatchObject({
      cause: { problem: { diagnostic: { code: 'target-has-hard-links' } } },
    });
    const [record] = (await engine.caller.history.list({ volume })).records;
    expect([record?.outcome, readFileSync(join(volume, ANSWER), 'utf8')]).toEqual(['failed', before]);
    expect((await engine.caller.history.get({ id: record?.id ?? '' })).editState).toBe('failed');
  });

  test.each(['remove', 'prune'] as const)('%s takes the backups with the records', async (how) => {
    const volume = await engine.sample('orphan-profile');
    const { editId } = await engine.caller.fix.carryOut({ volume, id: 'set-copyprofile-false' });
    expect(backups()).toEqual([editId]);
    const taken =
      how === 'remove'
        ? engine.caller.history.remove({ ids: [editId] })
        : setTimeout(5).then(() => engine.caller.history.prune({ olderThanDays: 0 }));
    expect(await taken).toMatchObject({ removed: 1, edits: 1, kept: [], warnings: [] });
    expect(backups()).toEqual([]);
    await expect(engine.caller.fix.undo({ volume, editId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test.each(['remove', 'prune'] as const)('%s tells what it could not remove', async (how) => {
    const volume = await engine.sample('orphan-profile');
    const { editId } = await engine.caller.fix.carryOut({ volume, id: 'set-copyprofile-false' });
    unwrap(engine.app.context.history.edits.setState(editId, 'applying'));
    await setTimeout(5);
    const taken =
      how === 'remove'
        ? engine.caller.history.remove({ ids: [editId] })
        : engine.caller.history.prune({ olderThanDays: 0 });
    expect(await taken).toMatchObject({ removed: 0, kept: [editId], warnings: [{ code: 'edit-half-done-kept' }] });
    unwrap(engine.app.context.history.edits.setState(editId, 'applied'));
    await engine.caller.fix.undo({ volume, editId });
    await engine.caller.history.remove({ ids: [editId] });
  });
});
