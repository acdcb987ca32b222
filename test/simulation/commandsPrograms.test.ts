import { describe, expect, test } from 'vitest';
import { results, runOf, sampleFiles, sampleWith, stepOf } from '../support/worlds.ts';

const EC2 = 'Program Files/Amazon/Ec2ConfigService';
const ANSWER = `${EC2}/sysprep2008.xml`;
const BEFORE = `${EC2}/Scripts/BeforeSysprep.cmd`;
const SPECIALIZE = `${EC2}/Scripts/SysprepSpecializePhase.cmd`;
const POST = `${EC2}/Scripts/PostSysprep.cmd`;
const TERMINAL_SERVER = '"HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server"';
const DENY = `reg add ${TERMINAL_SERVER} /v fDenyTSConnections /t REG_DWORD /d 1 /f`;
const ALL_HOLD = {
  'known-way-in': 'holds',
  'rdp-never-open-with-blank-password': 'holds',
  'copyprofile-can-succeed': 'holds',
  'rdp-reachable-again': 'holds',
};

/** What comes of further lines in PostSysprep.cmd. */
function post(...lines: readonly string[]) {
  const run = runOf(sampleWith('healthy', { [POST]: (text) => `${text}${lines.join('\r\n')}\r\n` }));
  const step = stepOf(run, 'setupcomplete-run');
  const told = step.notSimulated.map((text) => text.replace(/ \([^()]*:\d+\)$/, ''));
  const changes = step.changes.slice(3).map(({ because: _because, ...change }) => change);
  return { run, results: results(run), told, changes };
}

/** Data that further lines leave in a value of a key of their own. */
function written(...lines: readonly string[]): unknown {
  return post(...lines).changes.find((change) => change.target === 'HKLM\\SOFTWARE\\Acme\\!Run')?.after;
}

describe('services', () => {
  test('starting one that is not there records nothing, and whether it succeeds is open', () => {
    const { results: found, told, changes } = post(`net start NoSuchService || ${DENY}`);
    expect(changes).toEqual([]);
    expect(told[0]).toBe('net start NoSuchService: the registry has no service of this name, so no change is recorded');
    expect(found['rdp-reachable-again']).toBe('cannotTell');
  });

  test('one that is there is recorded under its own name', () => {
    expect(post('net stop WUAUSERV').changes).toEqual([
      { kind: 'service', target: 'wuauserv', before: 'Running', after: 'Stopped' },
    ]);
  });

  test('the last lines of the stock script decide nothing', () => {
    const { results: found } = post(
      'net start MSSQLSERVER',
      'net stop MSSQLSERVER /Y && net start MSSQLSERVER && net start SQLSERVERAGENT',
    );
    expect(found).toEqual(ALL_HOLD);
  });

  test.each(['net stop TermService', 'net stop Server', 'net stop "Remote Desktop Services"'])(
    '%s leaves the way in open, also where it only may run',
    (command) => {
      expect(post(command).results['rdp-reachable-again']).toBe('cannotTell');
      expect(post(`hostname && ${command}`).results['rdp-reachable-again']).toBe('cannotTell');
    },
  );
});

describe('sqlcmd', () => {
  const STOCK =
    "DECLARE @new sysname; SET @new = CONVERT(sysname, SERVERPROPERTY('MACHINENAME')); IF @@SERVERNAME <> @new BEGIN EXEC sp_dropserver @@SERVERNAME; EXEC sp_addserver @new, 'LOCAL' END";

  test('the query of the stock script decides nothing', () => {
    expect(post(`SQLCMD -Q "${STOCK}"`)).toMatchObject({
      results: ALL_HOLD,
      told: ["sqlcmd: changes only SQL Server's own data"],
    });
  });

  test.each([
    `-Q "exec xp_cmdshell 'net user Administrator /active:no'"`,
    `-Q "${STOCK}; exec xp_cmdshell 'x'"`,
    `-Q "${STOCK} !!net user"`,
    `-Q "${STOCK}" -i C:\\x.sql`,
    '-i C:\\x.sql',
    '-Q "select 1"',
    '',
  ])('sqlcmd %s may do anything', (words) => {
    expect(post(`sqlcmd ${words}`).results['known-way-in']).toBe('cannotTell');
  });
});

describe('built-in accounts', () => {
  const WHY = 'Windows refuses that for a built-in account (error 1371, general knowledge), so nothing is changed';

  test.each([
    'net user Administrator /delete',
    'net user Guest /delete',
    'net localgroup Administrators Administrator /delete',
  ])('%s is refused', (command) => {
    const { results: found, told, changes } = post(`${command} || md C:\\refused`);
    expect({ found, told, changes: changes.map(({ target }) => target) }).toEqual({
      found: ALL_HOLD,
      told: [`${command}: ${WHY}`],
      changes: ['refused'],
    });
  });

  test('others are deleted', () => {
    const { run } = post('net user bob Heron5-Lake! /add', 'net user bob /delete');
    expect(run.final.accounts.map(({ name }) => name)).toEqual(['Administrator', 'Guest']);
  });
});

describe('what scripts hand on', () => {
  test('variables of a 64-bit Windows', () => {
    expect(post(`if defined ProgramW6432 ${DENY}`).results['rdp-reachable-again']).toBe('broken');
    expect(
      written('reg add HKLM\\SOFTWARE\\Acme /v Run /d "%CommonProgramW6432%;%CommonProgramFiles(x86)%" /f'),
    ).toEqual({ type: 'REG_SZ', data: 'C:\\Program Files\\Common Files;C:\\Program Files (x86)\\Common Files' });
  });

  test('quotes within an argument', () => {
    expect(written('reg add HKLM\\SOFTWARE\\Acme /v Run /d "\\"C:\\Program Files\\x.exe\\" -u" /f')).toEqual({
      type: 'REG_SZ',
      data: '"C:\\Program Files\\x.exe" -u',
    });
  });

  test('arguments that were shifted', () => {
    const lines = ['call :set 0 1', 'goto :eof', ':set', 'shift', DENY.replace('/d 1', '/d %1')];
    expect(post(...lines).results['rdp-reachable-again']).toBe('broken');
  });

  test('errorlevel with equals signs', () => {
    expect(post('net user nobody /active:yes', `if errorlevel==2 ${DENY}`).results['rdp-reachable-again']).toBe(
      'broken',
    );
  });

  test('parts of values and sums', () => {
    const lines = ['set "X=deny=01"', 'set /a N=%X:~-1%*2-1', DENY.replace('/d 1', '/d %N%')];
    expect(post(...lines).results['rdp-reachable-again']).toBe('broken');
  });
});

describe('commands on files', () => {
  test('a separator at the end names a folder that has to be there', () => {
    const { told, changes } = post('copy C:\\Windows\\Setup\\Scripts\\SetupComplete.cmd C:\\new\\ || md C:\\refused');
    expect({ told, changes: changes.map(({ target }) => target) }).toEqual({ told: [], changes: ['refused'] });
  });

  test('ren takes a name alone, whatever the current folder is', () => {
    const { told, changes } = post(
      'cd /d C:\\Windows\\Setup\\Scripts',
      'copy SetupComplete.cmd a.cmd',
      'ren a.cmd b.cmd',
    );
    expect({ told, last: changes.at(-1) }).toMatchObject({ told: [], last: { target: 'Windows/Setup/Scripts/b.cmd' } });
    expect(post('cd /d C:\\Windows', 'ren win.ini C:\\b.ini').told).toHaveLength(1);
  });
});

describe('scripts that are not on the volume', () => {
  test('without the script of order 3, Remote Desktop stays closed', () => {
    const files = sampleFiles('healthy');
    delete files[SPECIALIZE];
    const run = runOf(files);
    expect(results(run)).toEqual({ ...ALL_HOLD, 'rdp-reachable-again': 'broken' });
    const { notSimulated, messages } = stepOf(run, 'specialize-order-3');
    expect(notSimulated).toEqual([
      `"C:\\Program Files\\Amazon\\Ec2ConfigService\\Scripts\\SysprepSpecializePhase.cmd": the script is not on the volume, so it changes nothing (${ANSWER}:48)`,
    ]);
    expect(messages).toEqual([]);
  });

  test('without BeforeSysprep.cmd, Remote Desktop is open on a blank password', () => {
    const files = sampleFiles('healthy');
    delete files[BEFORE];
    const run = runOf(files);
    expect(results(run)).toEqual({ ...ALL_HOLD, 'rdp-never-open-with-blank-password': 'broken' });
    expect(stepOf(run, 'prepare-before-sysprep').notSimulated).toEqual([
      expect.stringContaining('BeforeSysprep.cmd: it is not on the volume, so it changes nothing ('),
    ]);
  });

  test('one that a script calls leaves nothing open', () => {
    expect(post('call C:\\gone.cmd', 'call "%~dp0gone.cmd"').results).toEqual(ALL_HOLD);
  });
});
