import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHistory } from '../../main/history/history.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import type { Proposal } from '../../shared/model/proposal.ts';
import { contentsOf } from '../support/engine.ts';
import { checkRecord } from '../support/historyWorld.ts';
import { ANSWER, buildCli, BUNDLE, PATIENCE, SOFTWARE, type BuiltCli, type Ended } from './builtCli.ts';

const ESCAPE = '\u001B';

const PROPOSAL: Proposal = { id: 'p', title: '', risk: 'safe', warning: '', changes: [], because: [], source: [] };

let cli: BuiltCli;
let healthy: string;
let orphan: string;
let lockOut: string;
let failed: string;

beforeAll(async () => {
  cli = await buildCli();
  healthy = cli.sample('healthy');
  orphan = cli.sample('orphan-profile');
  lockOut = cli.sample('lock-out');
  failed = cli.sample('failed-copyprofile');
}, PATIENCE);
afterAll(() => cli.close());

/** Runs all rows; what differs from the expected code is told with what the command said. */
async function expectCodes(rows: readonly (readonly [code: number, ...args: string[]])[]): Promise<void> {
  const ended = await Promise.all(rows.map(([, ...args]) => cli.run(...args)));
  const seen = rows.map(([, ...args], index) => [ended[index]?.code, ...args]);
  expect(seen).toEqual(rows);
}

/** A command that was refused: nothing on standard output, the reason on standard error. */
function expectRefused({ out, err }: Ended): void {
  expect([out, err]).toEqual(['', expect.stringMatching(/^(?:imageprep: )?(?:error|Usage)/)]);
}

describe('exit codes', { timeout: PATIENCE }, () => {
  test('0, 1, 2 and 3 tell what was found', async () => {
    const withoutSam = cli.sample('healthy');
    rmSync(join(withoutSam, 'Windows/System32/config/SAM'));
    await expectCodes([
      [0, 'inspect', healthy],
      [0, 'check', healthy],
      [0, 'simulate', healthy],
      [0, 'diagnose', healthy],
      [0, 'fix', 'list', healthy],
      [1, 'explain', '0x12345678'],
      [2, 'check', orphan],
      [2, 'simulate', lockOut],
      [2, 'diagnose', failed],
      [3, 'inspect', withoutSam],
      [3, 'accounts', withoutSam],
      [3, 'check', withoutSam],
      [3, 'fix', 'list', withoutSam],
    ]);
  });

  test('64 is wrong usage', async () => {
    await expectCodes([
      [64],
      [64, 'bogus'],
      [64, 'config'],
      [64, 'config', 'bogus'],
      [64, 'check'],
      [64, 'check', ''],
      [64, 'check', healthy, orphan],
      [64, 'check', healthy, '--bogus'],
      [64, 'check', healthy, '--json', '--format', 'text'],
      [64, 'check', healthy, '--policy', 'nothing'],
      [64, 'check', healthy, '--format', 'pdf'],
      [64, 'sample', 'new', '--scenario', 'bogus'],
      [64, 'simulate', healthy, '--what-if', 'bundle'],
      [64, 'simulate', healthy, '--what-if', 'bundle:Properties/Unknown=1'],
      [64, 'simulate', healthy, '--what-if', 'launch:adminPasswordType=Random'],
      [64, 'config', 'set', join(healthy, ANSWER), 'specialize/Unknown/Setting', 'x'],
      [64, 'config', 'set', join(healthy, BUNDLE), 'Properties/AutoSysprep', 'Yes', '--apply', '-o', 'copy.xml'],
      [64, 'config', 'set', join(healthy, BUNDLE), 'Properties/AutoSysprep', 'Yes', '-o', join(healthy, BUNDLE)],
      [64, 'fix', 'apply', orphan, 'unknown-fix', '--yes'],
      [64, 'fix', 'undo', healthy],
      [64, 'history', 'list', '--limit', 'all'],
      [64, 'history', 'prune'],
      [64, 'history', 'prune', '--older-than', '-1'],
      [64, 'logs', 'timeline', healthy, '--from', 'yesterday'],
      [64, 'logs', 'timeline', healthy, '--level', 'fatal'],
      [64, 'serve', '--port', '65536'],
    ]);
    expect(existsSync(join(cli.folder, 'new'))).toBe(false);
  });

  test('64 are records that cannot be compared', async () => {
    for (const command of ['check', 'simulate']) await cli.run(command, healthy);
    const { records } = (await cli.json('history', 'list', '--json')) as { records: { id: string; kind: string }[] };
    const idOf = (kind: string) => records.find((record) => record.kind === kind)?.id ?? '';
    const refused = await cli.run('history', 'compare', idOf('run'), idOf('check'));
    expect([refused.code, refused.out]).toEqual([64, '']);
    expect(refused.err).toContain('Only two checks or two runs can be compared');
  });

  test('65 is the wrong kind of input, 66 is input that is not there', async () => {
    mkdirSync(join(cli.folder, 'empty'));
    writeFileSync(join(cli.folder, 'notes.txt'), 'not a database, and mine');
    const theirs = new Sqlite(join(cli.folder, 'theirs.sqlite'));
    theirs.exec('CREATE TABLE bookmarks (url TEXT); PRAGMA user_version = 3');
    theirs.close();
    const before = readFileSync(join(cli.folder, 'theirs.sqlite'));
    await expectCodes([
      [65, 'inspect', 'empty'],
      [65, 'diagnose', 'empty'],
      [65, 'config', 'show', healthy],
      [65, 'config', 'show', 'notes.txt'],
      [65, 'config', 'get', 'notes.txt', 'a'],
      [65, 'explain', '5', '--db', 'notes.txt'],
      [65, 'explain', '5', '--db', 'empty'],
      [65, 'explain', '5', '--db', 'theirs.sqlite'],
      [65, 'check', healthy, '--db', 'theirs.sqlite'],
      [66, 'inspect', 'absent'],
      [66, 'logs', 'stat', 'absent'],
      [66, 'config', 'get', 'absent.xml', 'Properties/AutoSysprep'],
      [66, 'history', 'show', 'absent'],
    ]);
    expect(readFileSync(join(cli.folder, 'notes.txt'), 'utf8')).toBe('not a database, and mine');
    expect(readFileSync(join(cli.folder, 'theirs.sqlite')).equals(before)).toBe(true);
    expect(readdirSync(cli.folder).filter((name) => name.startsWith('theirs'))).toEqual(['theirs.sqlite']);
  });

  test('1 is records that were asked for and kept', async () => {
    const file = join(cli.folder, 'half-done.sqlite');
    const clock = { nowMs: () => 0 };
    const history = unwrap(openHistory({ file, backupsFolder: cli.folder, clock, redact: (text) => text }));
    const record = { ...checkRecord({ kind: 'edit' }), id: 'half-done' };
    unwrap(history.edits.begin(record, PROPOSAL, []));
    history.close();
    const pruned = await cli.run('history', 'prune', '--older-than', '1', '--db', file);
    expect([pruned.code, pruned.out]).toEqual([
      1,
      '0 records removed; 0 edits among them can no longer be undone. Kept: half-done.\n',
    ]);
    expect(pruned.err).toMatch(/The edit half-done is half done, so its record and its backups were kept\./);
  });

  test('73 is output that could not be written', async () => {
    const setting = ['Properties/AutoSysprep', 'Yes'] as const;
    await expectCodes([
      [73, 'check', healthy, '-o', 'absent/checks.txt'],
      [73, 'check', healthy, '-o', healthy],
      [73, 'config', 'set', join(healthy, BUNDLE), ...setting, '-o', 'absent/copy.xml'],
      [73, 'explain', '5', '--db', 'absent/history.sqlite'],
    ]);
  });

  test('75 is a target that changed, 77 a refusal; nothing is written then', async () => {
    const [volume, other] = [cli.sample('orphan-profile'), cli.sample('healthy')];
    const before = contentsOf(volume);
    await expectCodes([
      [77, 'fix', 'apply', volume, 'remove-stale-profile-keys'],
      [77, 'sample', volume],
      [
        77,
        'config',
        'set',
        join(volume, ANSWER),
        'specialize/Microsoft-Windows-Shell-Setup/CopyProfile',
        'maybe',
        '--strict',
        '--apply',
      ],
    ]);
    expect(contentsOf(volume)).toEqual(before);

    expect((await cli.run('fix', 'apply', volume, 'remove-stale-profile-keys', '--yes')).code).toBe(0);
    writeFileSync(join(volume, SOFTWARE), readFileSync(join(other, SOFTWARE)));
    const changed = contentsOf(volume);
    expect((await cli.run('fix', 'undo', volume)).code).toBe(75);
    expect(contentsOf(volume)).toEqual(changed);
  });

  test('the read-only switch refuses with 77', async () => {
    const volume = cli.sample('orphan-profile');
    const before = contentsOf(volume);
    const data = join(cli.folder, 'read-only-data');
    mkdirSync(data);
    writeFileSync(join(data, 'settings.json'), JSON.stringify({ theme: 'system', readOnly: true }));
    const env = { IMAGEPREP_DATA: data };
    const fixed = await cli.runWith({ env }, 'fix', 'apply', volume, 'remove-stale-profile-keys', '--yes');
    const set = await cli.runWith(
      { env },
      'config',
      'set',
      join(volume, BUNDLE),
      'Properties/AutoSysprep',
      'Yes',
      '--apply',
    );
    expect([fixed.code, set.code]).toEqual([77, 77]);
    expect(contentsOf(volume)).toEqual(before);
  });
});

describe('streams', { timeout: PATIENCE }, () => {
  test('a failed command prints nothing on standard output, and says what to do on standard error', async () => {
    const ended = await Promise.all([
      cli.run('bogus'),
      cli.run('check', healthy, '--json', '--format', 'pdf'),
      cli.run('check', 'absent', '--json'),
      cli.run('simulate', healthy, '--what-if', 'fault:appx-not-provisioned'),
      cli.run('fix', 'undo', healthy),
    ]);
    for (const each of ended) expectRefused(each);
    expect(ended.slice(2).map(({ err }) => err)).toEqual(ended.slice(2).map(() => expect.stringContaining('Remedy: ')));
  });

  test('a command that worked prints its result alone: no progress, no colour', async () => {
    const ended = await Promise.all([
      cli.run('check', orphan),
      cli.run('simulate', lockOut, '--json'),
      cli.runWith({ env: { NO_COLOR: '1' } }, 'diagnose', failed),
    ]);
    expect(ended.map(({ err }) => err)).toEqual(['', '', '']);
    expect(ended.filter(({ out }) => out.includes(ESCAPE) || out.includes('\r'))).toEqual([]);
    expect(ended.every(({ out }) => out.endsWith('\n') && !out.endsWith('\n\n'))).toBe(true);
  });

  test('-o writes what would have been printed, and prints nothing', async () => {
    const direct = await cli.run('check', orphan, '--json');
    const toFile = await cli.run('check', orphan, '--format', 'json', '-o', 'checks.json');
    expect(toFile).toEqual({ code: 2, out: '', err: '' });
    expect(readFileSync(join(cli.folder, 'checks.json'), 'utf8')).toBe(direct.out);
  });

  test('sarif and junit come from each command that examines', async () => {
    const commands = [
      ['check', orphan],
      ['simulate', lockOut],
      ['diagnose', failed],
    ] as const;
    const [sarif, junit] = await Promise.all(
      ['sarif', 'junit'].map((format) =>
        Promise.all(commands.map(async ([name, path]) => (await cli.run(name, path, '--format', format)).out)),
      ),
    );
    const results = (sarif ?? []).map((text) => {
      const { version, runs } = JSON.parse(text) as {
        version: string;
        runs: { results: { ruleId: string; kind: string }[] }[];
      };
      return [version, runs[0]?.results.find(({ kind }) => kind === 'fail')?.ruleId];
    });
    expect(results).toEqual([
      ['2.1.0', 'profile-key-without-folder'],
      ['2.1.0', 'known-way-in'],
      ['2.1.0', 'copyprofile-find'],
    ]);
    const failures = (junit ?? []).map((text) => /^<\?xml [^>]*>\n<testsuites [^>]*failures="(\d+)"/.exec(text)?.[1]);
    expect(failures).toEqual(['1', '1', '1']);
  });

  test('a reader that goes away ends the program without a complaint', async () => {
    const child = spawn(process.execPath, [cli.entry, 'simulate', healthy, '--json'], {
      cwd: cli.folder,
      env: { ...process.env, IMAGEPREP_DATA: join(cli.folder, 'data') },
    });
    child.stdout.destroy();
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    await new Promise((done) => child.once('close', done));
    expect(err).toBe('');
  });

  test('--db names the history at every place of the command line', async () => {
    const rows = await Promise.all([
      cli.run('--db', 'a.sqlite', 'check', healthy),
      cli.run('check', '--db', 'b.sqlite', healthy),
      cli.run('check', healthy, '--db', 'c.sqlite'),
    ]);
    expect(rows.map(({ code }) => code)).toEqual([0, 0, 0]);
    for (const file of ['a.sqlite', 'b.sqlite', 'c.sqlite'])
      expect(await cli.json('history', 'list', '--json', '--db', file)).toMatchObject({
        records: [{ kind: 'check', outcome: 'pass', volume: healthy }],
      });
  });
});
