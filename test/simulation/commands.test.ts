import { describe, expect, test } from 'vitest';
import { results, runOf, sampleFiles, sampleWith, stepOf } from '../support/worlds.ts';

const EC2 = 'Program Files/Amazon/Ec2ConfigService';
const BEFORE = `${EC2}/Scripts/BeforeSysprep.cmd`;
const SPECIALIZE = 'C:\\Program Files\\Amazon\\Ec2ConfigService\\Scripts\\SysprepSpecializePhase.cmd';
const WINLOGON = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon';

/** The step of BeforeSysprep.cmd, with further lines at its end, and what comes of the run. */
function before(lines: string, more: Record<string, string> = {}) {
  const files = { ...sampleWith('healthy', { [BEFORE]: (text) => `${text}${lines}\r\n` }), ...more };
  const run = runOf(files);
  const { changes, notSimulated } = stepOf(run, 'prepare-before-sysprep');
  const told = notSimulated.map((text) => text.replace(` (${BEFORE}:`, ' (').replace(/:(\d+)$/, ''));
  return { run, told, changes: changes.map(({ because: _because, ...change }) => change).slice(1) };
}

const changesOf = (command: string) => before(command).changes;
const file = (target: string, after: string, from: string | null = null) => ({
  kind: 'file',
  target,
  before: from,
  after,
});
const guest = (from: string, after: string) => ({ kind: 'account', target: 'Guest', before: from, after });
const deleted = (target: string) => ({ kind: 'file', target, before: null, after: 'Deleted' });

describe('commands on files', () => {
  test('a script that is deleted does not run any more', () => {
    const { run, told, changes } = before(`del /f /q "${SPECIALIZE}"`);
    expect({ told, changes }).toEqual({ told: [], changes: [deleted(`${EC2}/Scripts/SysprepSpecializePhase.cmd`)] });
    expect(results(run)['rdp-reachable-again']).not.toBe('holds');
  });

  test('a profile that is removed makes CopyProfile fail', () => {
    const { run, changes } = before('rd /s /q C:\\Users\\Administrator');
    expect(changes).toEqual([deleted('Users/Administrator')]);
    expect(results(run)['copyprofile-can-succeed']).toBe('broken');
  });

  test('files are made, added to, copied, moved and renamed, and scripts run as they were written', () => {
    const { told, changes } = before(
      [
        'md C:\\a\\b',
        'echo net user Guest /active:yes> C:\\a\\b\\x.cmd',
        'echo net user Guest /active:no>> C:\\a\\b\\x.cmd',
        'copy /y C:\\a\\b\\x.cmd C:\\a',
        'ren C:\\a\\x.cmd y.cmd',
        'move C:\\a\\y.cmd C:\\a\\b\\z.cmd',
        'if exist C:\\a\\*.cmd net user Guest /passwordreq:yes',
        'call C:\\a\\b\\z.cmd',
        'rd C:\\a || del /q C:\\a\\b\\?.cmd',
      ].join('\r\n'),
    );
    expect({ told, changes }).toEqual({
      told: [],
      changes: [
        file('a/b', 'Made'),
        file('a/b/x.cmd', 'Written by a script'),
        file('a/x.cmd', 'Copy of a/b/x.cmd'),
        file('a/x.cmd', 'Deleted', 'Copy of a/b/x.cmd'),
        file('a/y.cmd', 'Moved from a/x.cmd'),
        file('a/y.cmd', 'Deleted', 'Moved from a/x.cmd'),
        file('a/b/z.cmd', 'Moved from a/y.cmd'),
        guest('Disabled', 'Enabled'),
        guest('Enabled', 'Disabled'),
        file('a/b/x.cmd', 'Deleted', 'Written by a script'),
        file('a/b/z.cmd', 'Deleted', 'Moved from a/y.cmd'),
      ],
    });
  });

  test.each([
    'del x.cmd',
    'del /s /q C:\\x',
    'del C:\\Windows\\System32\\config\\SAM',
    'rd /s /q C:\\Windows',
    'xcopy /y C:\\a C:\\b',
    'copy C:\\Users D:\\x',
  ])('%s is not followed: told, and everything is uncertain', (command) => {
    const { run, told } = before(command);
    expect(told).toEqual([`${command}: the files it changes are not followed (3)`]);
    expect(results(run)['copyprofile-can-succeed']).toBe('cannotTell');
  });

  test('rd /s without /q asks, and nobody answers', () => {
    const { run, told } = before('rd /s C:\\Users\\Public');
    expect(told).toEqual(['rd /s C:\\Users\\Public: it asks before it goes on: the run hangs here (3)']);
    expect(results(run)).toMatchObject({ 'copyprofile-can-succeed': 'cannotTell', 'known-way-in': 'cannotTell' });
  });

  test('text that is not known in a log decides nothing, in a script everything', () => {
    const log = before('ipconfig.exe >nul & net start wuauserv > C:\\x.log');
    expect(log.told).toEqual(['ipconfig.exe (3)']);
    const script = before(`hostname > "${SPECIALIZE}"`);
    expect(script.told).toEqual([`hostname: what it writes to ${SPECIALIZE} is not followed (3)`]);
    expect(results(script.run)['copyprofile-can-succeed']).toBe('cannotTell');
  });

  test('a file that grows without end is followed no further, in bounded time', () => {
    const start = performance.now();
    const { told } = before(`:a\r\necho ${'x'.repeat(600)}>> C:\\x.cmd\r\ngoto a`);
    expect(told).toEqual([
      expect.stringContaining('what it writes to C:\\x.cmd is not followed'),
      expect.stringContaining('everything after 10000000 characters of scripts'),
    ]);
    expect(performance.now() - start).toBeLessThan(4000);
  });
});

describe('accounts', () => {
  test('net user /add refuses an account that is there, and changes nothing', () => {
    expect(changesOf('net user Administrator Eagle7Secret /add & if errorlevel 2 md C:\\two')).toEqual([
      file('two', 'Made'),
    ]);
  });
  test('net user refuses an account that is not there', () => {
    expect(changesOf('net user nobody /active:yes || md C:\\refused')).toMatchObject([{ target: 'refused' }]);
    expect(changesOf('net user nobody /delete || md C:\\refused')).toMatchObject([{ target: 'refused' }]);
    expect(changesOf('net localgroup Administrators nobody /add || md C:\\refused')).toMatchObject([
      { target: 'refused' },
    ]);
  });
  test('net user /random sets a password that is not known', () => {
    expect(changesOf('net user Administrator /random')).toEqual([
      {
        kind: 'password',
        target: 'Administrator',
        before: 'Known to the administrator',
        after: 'Cannot tell',
      },
    ]);
  });
  test('net user * waits for a password', () => {
    expect(before('net user Administrator *').told).toEqual([
      'net user Administrator *: waits for a password: the run hangs here (3)',
    ]);
  });
  test('net user adds and removes', () => {
    expect(changesOf('net user /add bob S3cret\r\nnet user bob /delete')).toEqual([
      { kind: 'account', target: 'bob', before: null, after: 'Enabled' },
      { kind: 'password', target: 'bob', before: 'Blank', after: 'Set by a script' },
      { kind: 'account', target: 'bob', before: 'Enabled', after: null },
    ]);
  });
});

describe('the registry', () => {
  test.each([
    [`reg query "${WINLOGON}"`, 'yes'],
    ['reg query "HKLM\\SOFTWARE\\None"', 'no'],
    ['reg query "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server" /v fDenyTSConnections', 'yes'],
    ['reg query "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server" /v Nope', 'no'],
  ])('%s answers %s', (command, answer) => {
    const key = before(
      `reg add "${WINLOGON}" /v A /d b /f\r\n${command} >nul 2>&1 && (\r\nmd C:\\yes\r\n) || md C:\\no`,
    );
    expect(key.changes.at(-1)).toEqual(file(answer, 'Made'));
  });
});

describe('secrets of scripts', () => {
  test('reach no text of a run', () => {
    const secrets = [
      'set PW=Tiger9Secret',
      'join.exe corp %PW%',
      'psexec -u bob -p Eagle7Secret \\\\x cmd',
      'cscript C:\\t\\join.vbs bob Falcon8Secret',
      'if exist x join.exe /p:Raven6Secret',
      'for %%i in (1) do net user bob Heron5Secret',
      'echo %PW% > C:\\x.cmd',
      'echo Tiger9Secret > y.cmd',
      'copy Tiger9Secret x',
    ].join('\r\n');
    const { run, told } = before(secrets);
    expect(told).toContain('join.exe ••• (4)');
    expect(told).toContain('psexec -u ••• -p ••• (5)');
    expect(told).toContain('cscript C:\\t\\join.vbs ••• (6)');
    expect(JSON.stringify(run).match(/.{80}(?:Tiger9|Eagle7|Falcon8|Raven6|Heron5)Secret/g)).toBeNull();
  });

  test('the healthy sample tells nothing that is not simulated', () => {
    const run = runOf(sampleFiles('healthy'));
    expect(run.steps.flatMap((step) => step.notSimulated)).toEqual([]);
  });
});
