import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Proposal } from '../../shared/model/proposal.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { composeApp } from '../../main/hosts/compose.ts';
import { createCaller } from '../../main/api/router.ts';
import { contentsOf, openEngine } from '../support/engine.ts';
import { checkRecord, historyWorld, type HistoryWorld } from '../support/historyWorld.ts';

const ROOT = join(import.meta.dirname, '../..');

const PROPOSAL: Proposal = { id: 'p', title: 'Mend', risk: 'safe', warning: '', changes: [], because: [], source: [] };

function backUp({ backupsFolder }: HistoryWorld, id: string): void {
  mkdirSync(join(backupsFolder, id), { recursive: true });
  writeFileSync(join(backupsFolder, id, '0-a.xml'), 'old');
}

function backedUp({ backupsFolder }: HistoryWorld): readonly string[] {
  return readdirSync(backupsFolder);
}

/** Opens the history once and tells what it says. */
function start(world: HistoryWorld): readonly string[] {
  const history = world.open();
  history.close();
  return history.warnings.map((each) => each.code);
}

/** Another process that announces an edit and lives until its input ends. */
const ANNOUNCER = `
  const { openHistory } = await import(process.argv[1]);
  const clock = { nowMs: () => 0 };
  const opened = openHistory({ file: process.argv[2], backupsFolder: process.argv[3], clock, redact: (text) => text });
  opened.value.edits.announce('theirs');
  process.stdout.write('announced');
  process.stdin.resume();
`;

/** A process that applies a remedy. */
const APPLIER = `
  const { composeApp } = await import(process.argv[1] + '/main/hosts/compose.ts');
  const { createCaller } = await import(process.argv[1] + '/main/api/router.ts');
  const app = composeApp({ host: 'cli', dataFolder: process.argv[2] });
  await createCaller(app.context).fix.carryOut({ volume: process.argv[3], id: 'set-copyprofile-false' });
`;

describe('backups', () => {
  test('whose edit was never begun are removed at the next start', () => {
    const world = historyWorld();
    const history = world.open();
    unwrap(history.edits.announce('stopped'));
    backUp(world, 'stopped');
    unwrap(history.edits.announce('begun'));
    backUp(world, 'begun');
    unwrap(history.edits.begin({ ...checkRecord({ kind: 'edit' }), id: 'begun' }, PROPOSAL, []));
    history.close();
    // Those of an edit in another database are in no table of this one.
    backUp(world, 'of-another-database');
    expect([start(world), backedUp(world)]).toEqual([[], ['begun', 'of-another-database']]);
  });

  test('of an edit that another process is beginning stay until that process ends', async () => {
    const world = historyWorld();
    start(world);
    const module = join(ROOT, 'main/history/history.ts');
    const args = ['--input-type=module', '-e', ANNOUNCER, module, world.file, world.backupsFolder];
    const other = spawn(process.execPath, args, { stdio: 'pipe' });
    await once(other.stdout, 'data');
    backUp(world, 'theirs');
    const history = world.open();
    unwrap(history.prune({ keep: 0 }));
    history.close();
    expect(backedUp(world)).toEqual(['theirs']);
    other.stdin.end();
    await once(other, 'close');
    expect([start(world), backedUp(world)]).toEqual([[], []]);
  });

  test('that could not be removed with their record are told of at each start, and removed when they can be', () => {
    const world = historyWorld();
    const history = world.open();
    unwrap(history.edits.begin({ ...checkRecord({ kind: 'edit' }), id: 'old' }, PROPOSAL, []));
    unwrap(history.edits.setState('old', 'applied'));
    symlinkSync(world.backupsFolder, world.backupsFolder);
    const removed = unwrap(history.remove(['old']));
    history.close();
    expect([removed.warnings.map((each) => each.code), start(world)]).toEqual([
      ['backups-not-removed'],
      ['backups-not-removed'],
    ]);
    rmSync(world.backupsFolder);
    backUp(world, 'old');
    expect([start(world), backedUp(world)]).toEqual([[], []]);
  });

  test('of a process that was killed before it recorded its edit are removed, and the volume is as it was', async () => {
    const engine = openEngine();
    const volume = await engine.sample('orphan-profile');
    const before = contentsOf(volume);
    const program = ['--import', join(ROOT, 'test/support/failFileCalls.mjs'), '--input-type=module', '-e', APPLIER];
    const env = { ...process.env, FAIL_CALLS: 'die-after-backup' };
    expect(spawnSync(process.execPath, [...program, ROOT, engine.data, volume], { env }).signal).toBe('SIGKILL');
    const backups = () => readdirSync(join(engine.data, 'backups')).length;
    expect(backups()).toBe(1);
    const again = composeApp({ host: 'cli', dataFolder: engine.data });
    const { records } = await createCaller(again.context).history.list({ kind: 'edit' });
    again.close();
    expect([backups(), records, contentsOf(volume)]).toEqual([0, [], before]);
    engine.close();
  });
});
