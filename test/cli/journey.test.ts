import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentsOf } from '../support/engine.ts';
import { OLD, stoppedWrite } from '../support/stoppedWrite.ts';
import { ANSWER, buildCli, BUNDLE, PATIENCE, SOFTWARE, type BuiltCli } from './builtCli.ts';

const SECRET = 'Sw0rdfish-in-clear';
const COPY_PROFILE = 'specialize/Microsoft-Windows-Shell-Setup/CopyProfile';
const PASSWORD = 'oobeSystem/Microsoft-Windows-Shell-Setup/UserAccounts/AdministratorPassword/Value';

interface SimulatedRun {
  readonly steps: readonly { readonly id: string; readonly event: number | null; readonly because: object | null }[];
  readonly verdicts: readonly {
    readonly statement: string;
    readonly result: string;
    readonly path: readonly string[];
  }[];
  readonly final: { readonly canLogIn: boolean | null };
}

let cli: BuiltCli;
beforeAll(async () => {
  cli = await buildCli();
}, PATIENCE);
afterAll(() => cli.close());

async function simulated(volume: string): Promise<{ readonly code: number; readonly run: SimulatedRun }> {
  const { code, out } = await cli.run('simulate', volume, '--json');
  return { code, run: JSON.parse(out) as SimulatedRun };
}

function resultOf({ verdicts }: SimulatedRun, statement: string): string | undefined {
  return verdicts.find((verdict) => verdict.statement === statement)?.result;
}

describe('the demonstration', { timeout: PATIENCE }, () => {
  test('a failed first boot: cause, key and both remedies; Option 1 mends it, undo takes it back', async () => {
    const volume = cli.sample('failed-copyprofile');
    const before = contentsOf(volume);
    const { code, out } = await cli.run('diagnose', volume);
    expect(code).toBe(2);
    expect(out.split('\n')[0]).toBe(
      'First boot stopped: CopyProfile found no usable profile (1 profile key names a folder that does not exist).',
    );
    expect(out).toMatch(
      /ProfileList\\S-1-5-21-[\d-]+-1004\\!ProfileImagePath {2}ProfileImagePath = C:\\Users\\builduser/,
    );
    expect(out).toContain('_FindLatestProfile failed (0x80070003)');
    expect(out.match(/\[(?:remove-stale-profile-keys|set-copyprofile-false)\]/g)).toEqual([
      '[remove-stale-profile-keys]',
      '[set-copyprofile-false]',
    ]);

    const broken = await simulated(volume);
    expect([broken.code, resultOf(broken.run, 'copyprofile-can-succeed')]).toEqual([2, 'broken']);
    const applied = await cli.run('fix', 'apply', volume, 'remove-stale-profile-keys', '--yes');
    expect([applied.code, applied.out]).toEqual([
      0,
      expect.stringMatching(/^Applied remove-stale-profile-keys\. Undo with: imageprep fix undo /),
    ]);
    expect(applied.err).toContain('Remove the profile key of 1 deleted user');
    const mended = await simulated(volume);
    expect([mended.code, resultOf(mended.run, 'copyprofile-can-succeed')]).toEqual([0, 'holds']);

    expect(await cli.run('fix', 'undo', volume)).toMatchObject({ code: 0, out: expect.stringContaining(SOFTWARE) });
    expect(contentsOf(volume)).toEqual(before);
  });

  test('a healthy image: every event of a run in order with its cause, and no statement is broken', async () => {
    const { code, run } = await simulated(cli.sample('healthy'));
    expect(code).toBe(0);
    const events = run.steps.flatMap(({ event }) => (event === null ? [] : [event]));
    expect([...new Set(events)]).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(events).toEqual([...events].sort((a, b) => a - b));
    expect(run.verdicts.map(({ statement, result }) => [statement, result])).toEqual([
      ['known-way-in', 'holds'],
      ['rdp-never-open-with-blank-password', 'holds'],
      ['copyprofile-can-succeed', 'holds'],
      ['rdp-reachable-again', 'holds'],
    ]);
    expect(run.final.canLogIn).toBe(true);
    const caused = run.steps.filter(({ because }) => because !== null);
    expect(caused.length).toBeGreaterThan(25);
  });

  test('a lock-out: the known way in is broken, with the steps that lead there', async () => {
    const { code, run } = await simulated(cli.sample('lock-out'));
    expect(code).toBe(2);
    expect(run.verdicts.filter(({ result }) => result === 'broken')).toMatchObject([
      {
        statement: 'known-way-in',
        path: expect.arrayContaining(['specialize-order-2', 'beforeready-Ec2SetPassword']) as unknown,
        deciding: { file: BUNDLE, setting: 'Properties/SetPasswordAfterSysprep', value: 'No' },
      },
    ]);
    expect(run.final.canLogIn).toBe(false);
  });
});

describe('config set', { timeout: PATIENCE }, () => {
  test('shows the change, and writes only where it is told to', async () => {
    const volume = cli.sample('healthy');
    const file = join(volume, ANSWER);
    const before = readFileSync(file, 'utf8');
    const after = before.replace('<CopyProfile>true', '<CopyProfile>false');
    const shown = await cli.run('config', 'set', file, COPY_PROFILE, 'false');
    expect(shown.code).toBe(0);
    expect(shown.out).toContain('-      <CopyProfile>true</CopyProfile>\n  +      <CopyProfile>false</CopyProfile>');
    expect(shown.err).toBe('Nothing was written. Add --apply to change the file, or -o OUT to write a copy.\n');
    expect(readFileSync(file, 'utf8')).toBe(before);

    const copied = await cli.run('config', 'set', file, COPY_PROFILE, 'false', '-o', 'copy.xml');
    expect([copied.code, copied.out]).toEqual([0, shown.out]);
    expect([readFileSync(file, 'utf8'), readFileSync(join(cli.folder, 'copy.xml'), 'utf8')]).toEqual([before, after]);

    const applied = await cli.runWith({ input: 'false\n' }, 'config', 'set', file, COPY_PROFILE, '-', '--apply');
    expect([applied.code, applied.out, readFileSync(file, 'utf8')]).toEqual([0, shown.out, after]);

    const again = await cli.run('config', 'set', file, COPY_PROFILE, 'false', '--apply', '--json');
    expect(JSON.parse(again.out)).toMatchObject({ applied: false, editId: null });
  });

  test.each([
    ['the history of the user', []],
    ['another history', ['--db', 'another history.sqlite']],
  ])('prints the command that takes the change back, for a file on no volume too: %s', async (_, history) => {
    const loose = mkdtempSync(join(cli.folder, 'loose files '));
    const volume = cli.sample('healthy');
    cpSync(join(volume, BUNDLE), join(loose, 'BundleConfig.xml'));
    for (const file of [join(loose, 'BundleConfig.xml'), join(volume, BUNDLE)]) {
      const before = readFileSync(file);
      const set = await cli.run('config', 'set', file, 'Properties/AutoSysprep', 'Yes', '--apply', ...history);
      expect([set.code, readFileSync(file).equals(before)]).toEqual([0, false]);
      const [, command = ''] = /Undo with: imageprep (.*)\n$/.exec(set.err) ?? [];
      const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
      expect(await cli.run(...words)).toMatchObject({ code: 0, err: '' });
      expect(readFileSync(file).equals(before)).toBe(true);
    }
  });

  test('tells what lint thinks on standard error; --strict refuses an error and takes what is right', async () => {
    const file = join(cli.sample('healthy'), ANSWER);
    const lax = await cli.run('config', 'set', file, COPY_PROFILE, 'maybe', '-o', 'maybe.xml');
    expect(lax).toMatchObject({ code: 0, err: expect.stringContaining('CopyProfile has the value "maybe"') });
    const name = COPY_PROFILE.replace('CopyProfile', 'ComputerName');
    const long = await cli.run('config', 'set', file, name, 'A-NAME-LONGER-THAN-15', '-o', 'name.xml');
    expect(long).toMatchObject({ code: 0, err: expect.stringContaining('ComputerName has 21 bytes; at most 15') });
    const shown = await cli.run('config', 'show', 'name.xml', '--json');
    expect(shown).toMatchObject({ code: 2, out: expect.stringContaining('answer-value-too-long') });
    const strict = await cli.run('config', 'set', file, COPY_PROFILE, 'maybe', '-o', 'strict.xml', '--strict');
    expect(strict).toMatchObject({ code: 77, out: '' });
    expect(existsSync(join(cli.folder, 'strict.xml'))).toBe(false);
    expect((await cli.run('config', 'set', 'maybe.xml', COPY_PROFILE, 'true', '--strict', '--apply')).code).toBe(0);
    expect(readFileSync(join(cli.folder, 'maybe.xml'), 'utf8')).toBe(readFileSync(file, 'utf8'));
  });

  test('config get prints the value alone, and nothing where there is none', async () => {
    const file = join(cli.sample('healthy'), BUNDLE);
    const [set, unset] = await Promise.all([
      cli.run('config', 'get', file, 'Properties/SetPasswordAfterSysprep'),
      cli.run('config', 'get', file, 'Properties/NotThere'),
    ]);
    expect(set).toEqual({ code: 0, out: 'Yes\n', err: '' });
    expect(unset).toEqual({ code: 2, out: '', err: `Properties/NotThere is not set in ${file}.\n` });
  });
});

describe('a secret', { timeout: PATIENCE }, () => {
  test('is in no output and in no record, but is printed where it is asked for', async () => {
    const volume = cli.sample('healthy');
    const file = join(volume, ANSWER);
    const data = join(cli.folder, 'secret-data');
    const env = { IMAGEPREP_DATA: data };
    const set = (...rest: string[]) =>
      cli.runWith({ env, input: `${SECRET}\n` }, 'config', 'set', file, PASSWORD, '-', ...rest);
    const outputs = [await set(), await set('--json'), await set('--apply')];
    expect(readFileSync(file, 'utf8')).toContain(SECRET);
    const commands = [
      ['config', 'show', file, '--json'],
      ['config', 'get', file, PASSWORD],
      ['config', 'get', file, PASSWORD, '--json'],
      ['config', 'set', file, PASSWORD, 'another', '--json'],
      ['check', volume, '--format', 'sarif'],
      ['simulate', volume],
      ['simulate', volume, '--json'],
      ['simulate', volume, '--json', '--what-if', `answer:${PASSWORD}=${SECRET}2`],
      ['diagnose', volume, '--json'],
    ];
    outputs.push(...(await Promise.all(commands.map((command) => cli.runWith({ env }, ...command)))));
    const { records } = JSON.parse((await cli.runWith({ env }, 'history', 'list', '--json')).out) as {
      records: { id: string }[];
    };
    expect(records.length).toBeGreaterThan(4);
    outputs.push(
      ...(await Promise.all(records.map(({ id }) => cli.runWith({ env }, 'history', 'export', id)))),
      await cli.runWith({ env }, 'report', records[0]?.id ?? ''),
    );
    expect(outputs.filter(({ code }) => code >= 64)).toEqual([]);
    expect(outputs.filter(({ out, err }) => `${out}${err}`.includes(SECRET))).toEqual([]);

    expect((await cli.runWith({ env }, 'config', 'get', file, PASSWORD, '--show-secrets')).out).toBe(`${SECRET}\n`);
    const masked = JSON.parse((await cli.runWith({ env }, 'config', 'get', file, PASSWORD, '--json')).out) as object;
    expect(masked).toMatchObject({ value: null, secret: true });
    const changed = await cli.runWith({ env }, 'config', 'set', file, PASSWORD, 'another');
    expect(changed.out).toBe('The secret changes; it is not shown.\n');

    rmSync(join(data, 'backups'), { recursive: true });
    const holders = Object.keys(contentsOf(data)).filter((path) => path.includes('.'));
    expect(holders.filter((path) => readFileSync(join(data, path)).includes(SECRET))).toEqual([]);
  });
});

/** The line of the failed CopyProfile, as the timeline prints it. */
function copyProfileLine(file: string, line: number): string {
  return `2026-03-03 08:41:08  error    [Shell Unattend] CopyProfile failed (0x80070003) [gle=0x00000003]  (Windows/Panther/UnattendGC/${file}:${line})`;
}

describe('logs', { timeout: PATIENCE }, () => {
  test('timeline and cat: by level, time and text', async () => {
    const volume = cli.sample('failed-copyprofile');
    const lines = async (...args: string[]) => (await cli.run('logs', ...args)).out.trimEnd().split('\n');
    expect(
      await lines('timeline', volume, '--level', 'error', '--from', '2026-03-03 08:41', '--grep', 'copyprofile'),
    ).toEqual([copyProfileLine('setupact.log', 17), copyProfileLine('setuperr.log', 3)]);
    expect(await lines('timeline', volume, '--level', 'error', '--to', '2026-03-03 08:41')).toHaveLength(2);
    const loose = join(cli.folder, 'setuperr.log');
    cpSync(join(volume, 'Windows/Panther/UnattendGC/setuperr.log'), loose);
    const [all, cat] = await Promise.all([lines('timeline', volume), lines('cat', volume, loose)]);
    expect(cat).toHaveLength(all.length + 4);
    expect(cat.slice(-4).every((line) => line.includes(`(${loose}:`))).toBe(true);
  });
});

describe('a write that a crash interrupted', { timeout: PATIENCE }, () => {
  test('is told of by commands that read, and ended by those that write', async () => {
    const volume = cli.sample('healthy');
    const write = stoppedWrite('inPlaceKilled', volume, join(cli.folder, 'data'));
    const before = contentsOf(volume);
    const reading = await Promise.all([
      cli.run('explain', '5'),
      cli.run('check', volume, '--json'),
      cli.run('fix', 'show', volume),
      cli.run('config', 'set', join(volume, BUNDLE), 'Properties/SetRDPCertificate', 'No'),
      cli.run('history', 'list'),
    ]);
    for (const { err } of reading) expect(err).toMatch(/was interrupted: the file is part old, part new\./);
    expect(contentsOf(volume)).toEqual(before);
    const undone = await cli.run('fix', 'undo', volume);
    expect(undone.err).toMatch(/it has its old content again\./);
    expect([write.content().equals(OLD), write.journals()]).toEqual([true, []]);
  });
});
