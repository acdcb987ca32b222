import { mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VolumeSessions } from '../../main/api/sessions.ts';
import { WatchedFs } from '../../main/api/watchedFs.ts';
import { openRawDisk } from '../../main/platform/rawDisk.ts';
import { resolvingFs, type LocatingFs } from '../../main/volume/resolvingFs.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { temporaryFolder } from '../support/corpus.ts';
import { openEngine, type Engine } from '../support/engine.ts';

let engine: Engine;
beforeAll(() => {
  engine = openEngine();
});
afterAll(() => engine.close());

const report = (volume: string) => engine.caller.volume.report({ volume });

/** How many entries of each level the logs hold. */
async function levels(path: string): Promise<Readonly<Record<string, number>>> {
  return (await engine.caller.logs.page({ volume: path, offset: 0, limit: 1 })).counts;
}

/** One entry; as long for any level. */
function line(level: string): string {
  return `2024-01-01 10:00:00, ${level.padEnd(21)} SYSPRP Something happened\r\n`;
}

function write(volume: string, path: string, content: string): void {
  mkdirSync(dirname(join(volume, path)), { recursive: true });
  writeFileSync(join(volume, path), content);
}

describe('an open volume is read again when', () => {
  test('an agent was installed', async () => {
    const volume = await engine.sample('healthy');
    expect((await report(volume)).agents.map((agent) => agent.kind)).not.toContain('ssm');
    write(volume, 'Program Files/Amazon/SSM/amazon-ssm-agent.exe', 'MZ');
    expect((await report(volume)).agents.map((agent) => agent.kind)).toContain('ssm');
  });

  test.each(['Windows/System32/Sysprep/Sysprep_succeeded.tag', 'Windows/Setup/State/State.ini'])(
    '%s appeared, changed, went',
    async (path) => {
      const volume = await engine.sample('healthy');
      // State.ini counts where the registry cannot tell.
      rmSync(join(volume, 'Windows/System32/config/SOFTWARE'));
      rmSync(join(volume, path), { force: true });
      const seen = () => unwrap(engine.app.context.sessions.open(volume));
      const before = seen();
      write(volume, path, '[State]\r\nImageState=IMAGE_STATE_COMPLETE\r\n');
      const appeared = seen();
      write(volume, path, '[State]\r\nImageState=IMAGE_STATE_UNDEPLOYABLE\r\n');
      const changed = seen();
      rmSync(join(volume, path));
      const went = seen();
      expect(new Set([before, appeared, changed, went]).size).toBe(4);
      expect(seen()).toBe(went);
    },
  );

  test('the folder of a profile went', async () => {
    const volume = await engine.sample('healthy');
    const { profiles } = await engine.caller.accounts.list({ volume });
    const profile = profiles.find(({ path, folderExists }) => folderExists === true && /\\Users\\/i.test(path ?? ''));
    const folder = (profile?.path ?? '').replace(/^[^\\]*\\/, '').replaceAll('\\', '/');
    const users = statSync(join(volume, 'Users'));
    rmSync(join(volume, folder), { recursive: true });
    // A copied volume keeps its times: nothing but the folder itself tells.
    utimesSync(join(volume, 'Users'), users.atime, users.mtime);
    const after = (await engine.caller.accounts.list({ volume })).profiles;
    expect(after.find(({ sid }) => sid === profile?.sid)?.folderExists).toBe(false);
  });

  test('it was hibernated meanwhile', async () => {
    const volume = await engine.sample('healthy');
    expect((await report(volume)).writeBar).toBeNull();
    write(volume, 'hiberfil.sys', 'HIBR');
    expect((await report(volume)).writeBar).toBe('hibernated');
  });
});

describe('what was read', () => {
  test('is of no use when the file changed while it was read', () => {
    const root = temporaryFolder();
    writeFileSync(join(root, 'a.txt'), 'before');
    const disk = resolvingFs(unwrap(openRawDisk(root)));
    const changing: LocatingFs = {
      root,
      stat: (path) => disk.stat(path),
      read: (path) => {
        const found = disk.read(path);
        writeFileSync(join(root, 'a.txt'), 'changed meanwhile');
        return found;
      },
      readRange: (...range) => disk.readRange(...range),
      list: (path) => disk.list(path),
      space: () => disk.space(),
      locate: (path) => disk.locate(path),
      refresh: () => disk.refresh(),
    };
    const watched = new WatchedFs(changing);
    watched.read('a.txt');
    watched.stop();
    expect(watched.isCurrent()).toBe(false);
  });

  test('holds while nothing that was asked for changes, whatever else does', () => {
    const root = temporaryFolder();
    writeFileSync(join(root, 'a.txt'), 'before');
    const watched = new WatchedFs(resolvingFs(unwrap(openRawDisk(root))));
    watched.read('a.txt');
    watched.stat('absent.txt');
    watched.stop();
    writeFileSync(join(root, 'other.txt'), 'new');
    expect(watched.isCurrent()).toBe(true);
    writeFileSync(join(root, 'absent.txt'), 'new');
    expect(watched.isCurrent()).toBe(false);
  });

  test('of four volumes stays: the one not used for longest goes', async () => {
    const volumes = await Promise.all(Array.from({ length: 5 }, () => engine.sample('healthy')));
    const [first = '', second = '', third = '', fourth = '', fifth = ''] = volumes;
    const sessions = new VolumeSessions(() => false);
    const open = (volume: string) => unwrap(sessions.open(volume));
    const [one, two] = [open(first), open(second)];
    for (const volume of [third, fourth, first, fifth]) open(volume);
    expect(open(first)).toBe(one);
    expect(open(second)).not.toBe(two);
  });
});

describe('logs', () => {
  test('of the same size and another time are read again', async () => {
    const folder = temporaryFolder();
    const log = join(folder, 'setupact.log');
    for (const [number, level] of ['Info', 'Error', 'Warning'].entries()) {
      writeFileSync(log, line(level));
      utimesSync(log, new Date(), new Date(Date.UTC(2024, 0, 1 + number)));
      const counted = { error: 0, warning: 0, info: 0, other: 0, [level.toLowerCase()]: 1 };
      expect([await levels(folder), await levels(log)]).toEqual([counted, counted]);
    }
  });

  test('used last are kept', async () => {
    const { logs } = engine.app.context;
    const folders = Array.from({ length: 3 }, () => temporaryFolder());
    for (const folder of folders) writeFileSync(join(folder, 'setupact.log'), '2024-01-01 10:00:00, Info  X\r\n');
    const [first = '', second = '', third = ''] = folders;
    const open = async (folder: string) => (await logs.openInTurn([folder], undefined)).set;
    const [one, two] = [await open(first), await open(second)];
    await open(first);
    await open(third);
    expect(await open(first)).toBe(one);
    expect(await open(second)).not.toBe(two);
  });
});
