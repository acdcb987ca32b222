import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { programName, shownCommand } from '../../main/simulation/commands/shown.ts';
import { runOf, sampleWith, stepOf } from '../support/worlds.ts';

const EC2 = 'Program Files/Amazon/Ec2ConfigService';
const ANSWER = `${EC2}/sysprep2008.xml`;
const BUNDLE = `${EC2}/Settings/BundleConfig.xml`;
const POST = `${EC2}/Scripts/PostSysprep.cmd`;

const postWith = (lines: string) => ({
  ...sampleWith('healthy', { [POST]: (text) => `${text}${lines}\r\n` }),
  't/join.exe': 'x',
});

describe('names are evidence and shown', () => {
  test.each([
    'sc config Ec2Config start= disabled',
    'sc delete MSSQL2012Agent',
    'net stop SQLAgent2012 /y',
    'wusa /uninstall /kb:3035583 /quiet',
    'wusa.exe KB2919355-x64.msu',
    'dism /online /remove-package /packagename:Package_for_KB3035583~31bf3856ad364e35~amd64',
    'netsh advfirewall firewall set rule group="remote desktop" new enable=No',
    'reg add HKLM\\SOFTWARE\\Windows2012 /v Codepage /d UTF-16 /f',
    'wmic useraccount where name="Administrator" set disabled=true',
    'C:\\tools\\harden.exe /all --level -x64',
    'powershell.exe -NoProfile -File C:\\Scripts\\Lock-Down2012.ps1',
    'msiexec /i "C:\\x64\\Agent 2012.msi" /qn',
    'call C:\\Scripts\\Step2.cmd',
    'if exist C:\\x (sc stop Ec2Config) else (net start Ec2Config)',
    'if not "%OS%"=="Windows2012" for %%i in (C:\\*.cmd) do del %%i & goto end2',
    'xcopy /y C:\\a C:\\b > C:\\x64.log 2>&1',
    'set /a N=%N%+1',
  ])('%s', (command) => expect(shownCommand(command)).toBe(command));
});

describe('what may be a secret is hidden', () => {
  test.each([
    ['join.exe corp bob tigerlily', 'join.exe •••'],
    ['"C:\\my tools\\join.exe" /domain:corp bob', '"C:\\my tools\\join.exe" /domain:•••'],
    ['netdom join x /domain:corp /passwordd:tigerlily', 'netdom ••• /domain:••• /p•••'],
    ['curl -u bob:tigerlily https://x', 'curl -u •••'],
    ['mysql -ptigerlily -h db', 'mysql -p••• -h •••'],
    ['"join.exe bob tigerlily"', 'join.exe •••'],
    ['schtasks /create /tr "C:\\t\\join.exe bob tigerlily"', 'schtasks /create /tr C:\\t\\join.exe •••'],
    [
      'wmic computersystem where name="x" call joindomainorworkgroup null,"tigerlily"',
      'wmic computersystem where name="x" call joindomainorworkgroup •••',
    ],
    ['wmic process call create "join.exe bob tigerlily"', 'wmic process call create •••'],
    ['cmd /c "net user bob tigerlily"', 'cmd /c •••'],
    ['call :make bob tigerlily', 'call :make •••'],
    ['call join.cmd tigerlily', 'call join.cmd •••'],
    ['echo tigerlily| join.exe', 'echo •••| join.exe'],
    ['set X=tigerlily', 'set X=•••'],
    ['set /p X=tigerlily', 'set /p X=•••'],
    ['if exist x join.exe tigerlily & sc stop y', 'if exist x join.exe ••• & sc stop y'],
    ['if "%DBPASS%"=="tigerlily" sc stop y', 'if "%DBPASS%"=="•••" sc stop y'],
    ['for %%p in (tigerlily lily) do net user bob %%p', 'for %%p in (•••) do net user bob %%p'],
    ['for /f "tokens=1" %%p in (\'type x\') do @join.exe %%p', 'for /f "tokens=1" %%p in (•••) do @join.exe •••'],
    ['if what tigerlily', 'if •••'],
    ['rem tigerlily', 'rem •••'],
    ['net user bob tigerlily /add', 'net user bob ••• /add'],
    [
      'reg add HKLM\\SOFTWARE\\VNC /v PassKey /t REG_SZ /d tigerlily /f',
      'reg add HKLM\\SOFTWARE\\VNC /v PassKey /t REG_SZ /d ••• /f',
    ],
  ])('%s', (command, expected) => expect(shownCommand(command)).toBe(expected));

  test('a secret behind the longest text that is shown is not cut in two', () => {
    expect(shownCommand(`net user "${'b'.repeat(480)}" "tigerlily and more words" /add`)).not.toContain('tiger');
  });

  test('never throws and always ends soon, whatever the text', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'if do for in (%)"^&|<>=:/-p \tset call x.exe\n'.split('')),
      maxLength: 200,
    });
    fc.assert(fc.property(text, (command) => void shownCommand(command)));
    const start = performance.now();
    for (const part of ['if ', 'call ', '( ', '& ', ' '.repeat(9), '"a" ', '-p ', '^', 'for %%i in ('])
      shownCommand(part.repeat(8191 / part.length));
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

test.each([
  ['C:\\Program Files\\Amazon\\Before Sysprep.cmd', 'Before Sysprep.cmd'],
  ['"C:\\t\\join.exe" bob tigerlily', 'join.exe'],
  ['C:\\my tools\\join.exe bob tigerlily', 'join.exe'],
  ['join bob', 'join'],
])('the program of %s is %s', (command, name) => expect(programName(command)).toBe(name));

describe('secrets of scripts', () => {
  test.each([
    'call :mk bob tigerlily\r\ngoto :eof\r\n:mk\r\nnet user %1 %2 /add',
    'reg add "HKLM\\SOFTWARE\\ORL\\WinVNC3" /v PassKey /d tigerlily /f',
    'set K=tigerlily\r\nreg add "HKLM\\SOFTWARE\\ORL\\WinVNC3" /d %K% /v passkey /f',
    'C:\\t\\join.exe corp bob tigerlily',
    'wmic computersystem where name="x" call joindomainorworkgroup null,"tigerlily","bob"',
    'net use \\\\srv\\share tigerlily /user:bob',
    'net use Z: \\\\srv\\share /user:bob tigerlily',
    'schtasks /create /tn x /ru bob /rp tigerlily /tr y',
    'netdom join x /domain:corp /userd:bob /passwordd:tigerlily',
    'netdom join x /ud:bob /pd:tigerlily',
    'cmdkey /add:srv /user:bob /pass:tigerlily',
    'curl -u bob:tigerlily https://x',
    'curl https://bob:tigerlily@x/y',
    'set P=tigerlily\r\nC:\\t\\join.exe bob %P%',
    'cmd /c C:\\t\\join.exe bob tigerlily',
    'if exist x (C:\\t\\join.exe bob tigerlily)',
    'net user bob tigerlily /add\r\nmd C:\\tigerlily',
  ])('%s', (lines) => {
    const run = JSON.stringify(runOf(postWith(lines)));
    expect(run.match(/.{0,60}tigerlily.{0,20}/i)?.[0] ?? null).toBeNull();
  });

  test('are in no title and no setting of a program before Sysprep', () => {
    const run = runOf({
      ...sampleWith('healthy', {
        [BUNDLE]: (xml) => xml.replace(/(<PreSysprepRunCmd>)[^<]*/, '$1C:\\t\\join.exe bob tigerlily'),
      }),
      't/join.exe': 'x',
    });
    expect(stepOf(run, 'prepare-before-sysprep').title).toBe('join.exe runs');
    expect(JSON.stringify(run)).not.toContain('tigerlily');
  });

  test('own sentences are never masked', () => {
    const text = Uint8Array.from([0xff, 0xfe, ...Buffer.from('net stop x\r\n', 'utf16le')]);
    const run = runOf({ ...sampleWith('healthy', {}), [POST]: text });
    expect(stepOf(run, 'setupcomplete-run').notSimulated[0]).toMatch(
      /^the script is stored as UTF-16, which cmd.exe does not read/,
    );
  });

  test('names that scripts hand on stay in the changes', () => {
    const run = runOf(postWith('set SVC=MSSQL2012\r\ncall :mk MSSQL2012\r\ngoto :eof\r\n:mk\r\nmd C:\\%SVC%\\%1'));
    expect(stepOf(run, 'setupcomplete-run').changes.at(-1)?.target).toBe('MSSQL2012/MSSQL2012');
  });

  test('a synchronous command', () => {
    const run = runOf({
      ...sampleWith('healthy', {
        [ANSWER]: (xml) =>
          xml.replace(
            '</RunSynchronous>',
            '<RunSynchronousCommand wcm:action="add"><Order>4</Order><Path>C:\\t\\join.exe corp bob tigerlily</Path></RunSynchronousCommand>$&',
          ),
      }),
      't/join.exe': 'x',
    });
    expect(JSON.stringify(run)).not.toContain('tigerlily');
    expect(stepOf(run, 'specialize-order-4').notSimulated).toEqual([expect.stringMatching(/^C:\\t\\join.exe ••• \(/)]);
  });
});
