import { describe, expect, test } from 'vitest';
import { number, path } from '../../main/sample/hiveSpecs.ts';
import { hiveWith, results, runOf, sampleWith, verdict, type Files } from '../support/worlds.ts';

const EC2 = 'Program Files/Amazon/Ec2ConfigService';
const ANSWER = `${EC2}/sysprep2008.xml`;
const BEFORE = `${EC2}/Scripts/BeforeSysprep.cmd`;
const PHASE = `${EC2}/Scripts/SysprepSpecializePhase.cmd`;
const POST = `${EC2}/Scripts/PostSysprep.cmd`;
const TERMINAL = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server';
const SERVICES = 'HKLM\\SYSTEM\\CurrentControlSet\\Services';
const OPEN = `reg add "${TERMINAL}" /v fDenyTSConnections /t REG_DWORD /d 0 /f`;
const dword = (key: string, name: string, value: number) => `reg add "${key}" /v ${name} /t REG_DWORD /d ${value} /f`;
const after = (...lines: readonly string[]): Files =>
  sampleWith('healthy', { [POST]: (text) => `${text}${lines.join('\r\n')}\r\n` });
const reachable = (files: Files) => verdict(runOf(files), 'rdp-reachable-again');

const blank = (files: Files) => verdict(runOf(files), 'rdp-never-open-with-blank-password');
const denied = (value: string) => (xml: string) =>
  xml.replace(
    '<settings pass="specialize">',
    `<settings pass="specialize"><component name="Microsoft-Windows-TerminalServices-LocalSessionManager" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS"><fDenyTSConnections>${value}</fDenyTSConnections></component>`,
  );

describe('the setting and the way to it', () => {
  test.each([
    ['the service is stopped and the setting written again', after('net stop TermService /y', OPEN)],
    ['the firewall is stopped and the setting written again', after('net stop mpssvc', OPEN)],
    [
      'order 3 stops the service before it opens',
      sampleWith('healthy', { [PHASE]: (text) => `net stop TermService /y\r\n${text}` }),
    ],
    ['a value of the listener is written', after(dword(`${TERMINAL}\\WinStations\\RDP-Tcp`, 'PortNumber', 5000))],
    [
      'a rule of the firewall is written',
      after(`reg add "${SERVICES}\\SharedAccess\\Parameters\\FirewallPolicy\\FirewallRules" /v X /d Action=Block /f`),
    ],
    ['the listeners are deleted', after(`reg delete "${TERMINAL}" /f`, OPEN)],
    ['a policy says otherwise', after(dword(POLICY, 'fDenyTSConnections', 1))],
  ])('cannot be told where %s', (_, files) => {
    const run = runOf(files);
    expect(results(run)['rdp-reachable-again']).toBe('cannotTell');
    expect(run.final).toMatchObject({ canLogIn: null, rdp: 'unknown' });
  });

  test('the same policy as the setting, and what only another machine reads, change nothing', () => {
    expect(reachable(after(dword(POLICY, 'fDenyTSConnections', 0))).result).toBe('holds');
    expect(reachable(after(dword(`${SERVICES}\\TermService`, 'Start', 3))).result).toBe('holds');
  });

  test.each([
    ['TermService', dword(`${SERVICES}\\TermService`, 'Start', 4), /the service TermService is disabled \(Start = 4\)/],
    ['Dhcp', dword(`${SERVICES}\\Dhcp`, 'Start', 4), /the service Dhcp is disabled \(Start = 4\)/],
    [
      'the listener',
      dword(`${TERMINAL}\\WinStations\\RDP-Tcp`, 'fEnableWinStation', 0),
      /fEnableWinStation of the station RDP-Tcp is 0/,
    ],
  ])('is closed by a script that switches %s off, whose line decides', (_, line, reason) => {
    const found = reachable(after(line));
    expect(found).toMatchObject({ result: 'broken', reason: expect.stringMatching(reason) });
    expect(found.path).toEqual(['prepare-before-sysprep', 'specialize-order-3', 'setupcomplete-run']);
    expect(found.deciding).toMatchObject({ file: POST, line: 5, value: line.includes('Start') ? '4' : '0' });
  });

  test('stays closed by a service that is disabled when that service is stopped too', () => {
    const disabled = dword(`${SERVICES}\\TermService`, 'Start', 4);
    expect(reachable(after('net stop TermService /y', disabled)).result).toBe('broken');
  });

  test('what the volume has switched off stays off', () => {
    const files = hiveWith('healthy', 'SYSTEM', path('ControlSet001\\Services\\TermService', [], [number('Start', 4)]));
    const run = runOf(files);
    expect(results(run)).toMatchObject({ 'rdp-reachable-again': 'broken', 'known-way-in': 'holds' });
    expect(run.final).toMatchObject({ canLogIn: false, rdp: 'closed' });
    expect(verdict(run, 'rdp-reachable-again').evidence).toEqual([
      { where: { key: `${SERVICES}\\TermService`, value: 'Start' }, text: 'Start = 4' },
    ]);
  });

  test('another port is told', () => {
    const station = path(
      'ControlSet001\\Control\\Terminal Server\\WinStations\\RDP-Tcp',
      [],
      [number('PortNumber', 5000)],
    );
    expect(reachable(hiveWith('healthy', 'SYSTEM', station))).toMatchObject({
      result: 'holds',
      reason: 'Remote Desktop is open after the last step, on port 5000 and not on 3389.',
    });
  });
});

const POLICY = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services';

describe('a blank password', () => {
  test('cannot be told where the answer file opens Remote Desktop at a moment that is not known', () => {
    expect(blank(sampleWith('healthy', { [ANSWER]: denied('false') }))).toMatchObject({
      result: 'cannotTell',
      reason: 'The password of Administrator is blank, and whether Remote Desktop is open cannot be told.',
      path: ['specialize-start'],
    });
    expect(blank(sampleWith('healthy', { [ANSWER]: denied('true') })).result).toBe('holds');
  });

  test('is not called safe by a missing address, which a fixed one may replace', () => {
    const dhcp = dword(`${SERVICES}\\Dhcp`, 'Start', 4);
    expect(blank(sampleWith('healthy', { [BEFORE]: `${dhcp}\r\n` })).result).toBe('cannotTell');
  });

  test('counts inside a script, between two of its commands', () => {
    const script = [OPEN, 'ping -n 600 127.0.0.1', 'net user Administrator Heron5-Lake! /active:yes'].join('\r\n');
    const files = sampleWith('healthy', {
      [ANSWER]: (xml) => xml.replace(/(<Path>)net user Administrator [^<]*(<\/Path>)/, '$1C:\\first.cmd$2'),
    });
    expect(blank({ ...files, 'first.cmd': script })).toMatchObject({
      result: 'broken',
      reason: 'Remote Desktop is open while the password of Administrator is blank: Order 1 opens it.',
      path: ['specialize-start', 'specialize-order-1'],
      evidence: [{ where: { file: 'first.cmd', line: 1 }, text: 'fDenyTSConnections = 0' }],
    });
  });

  test('does not count inside one command, which sets the password and enables the account at once', () => {
    const off = 'net user Administrator /active:no';
    const files = sampleWith('healthy', {
      [BEFORE]: `${off}\r\n`,
      [ANSWER]: (xml) =>
        xml.replace(
          /(<Path>)net user Administrator [^<]*(<\/Path>)/,
          '$1net user Administrator Heron5-Lake! /active:yes$2',
        ),
    });
    expect(blank(files).result).toBe('holds');
  });

  test('of an account that may be kept from logging on cannot be told', () => {
    const files = after('net user Administrator /times:M-F,08:00-17:00', 'net user Administrator ""');
    expect(blank(files).result).toBe('cannotTell');
  });

  test('counts between a command that may open Remote Desktop and one that closes it', () => {
    const files = sampleWith('healthy', {
      [ANSWER]: (xml) => xml.replace(/(<Path>)net user Administrator [^<]*(<\/Path>)/, '$1C:\\first.cmd$2'),
    });
    const mayOpen = `echo perhaps| ${OPEN.replace(' /f', '')}`;
    const script = [mayOpen, OPEN.replace('/d 0', '/d 1')].join('\r\n');
    expect(blank({ ...files, 'first.cmd': script })).toMatchObject({
      result: 'cannotTell',
      path: ['specialize-start', 'specialize-order-1'],
    });
  });
});
