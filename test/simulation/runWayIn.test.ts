import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeAliasC } from '../../main/accounts/samEncode.ts';
import type { KeySpec } from '../../main/registry/regf/build.ts';
import { key } from '../../main/sample/hiveSpecs.ts';
import { SAMPLE } from '../../main/sample/identity.ts';
import { hiveEdited, results, runOf, sampleFiles, sampleWith, verdict, type Files } from '../support/worlds.ts';

const EC2 = 'Program Files/Amazon/Ec2ConfigService';
const ANSWER = `${EC2}/sysprep2008.xml`;
const BUNDLE = `${EC2}/Settings/BundleConfig.xml`;
const BEFORE = `${EC2}/Scripts/BeforeSysprep.cmd`;
const POST = `${EC2}/Scripts/PostSysprep.cmd`;

const inOobe = (inner: string) => (xml: string) =>
  xml.replace('<BluetoothTaskbarIconEnabled>', `<UserAccounts>${inner}</UserAccounts><BluetoothTaskbarIconEnabled>`);
const account = (group: string) =>
  inOobe(
    `<LocalAccounts><LocalAccount wcm:action="add"><Name>ops</Name><Group>${group}</Group><Password><Value>Heron5-Lake!</Value><PlainText>true</PlainText></Password></LocalAccount></LocalAccounts>`,
  );
const joining = (xml: string) =>
  xml.replace(
    '<settings pass="specialize">',
    '<settings pass="specialize"><component name="Microsoft-Windows-UnattendedJoin" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS"><Identification><JoinDomain>corp</JoinDomain></Identification></component>',
  );

/** The sample without a way in but the account "deploy", which is no administrator. */
const onlyDeploy = (members: readonly string[]): Files => {
  const alias = encodeAliasC({ rid: 0x22b, name: 'Remote Desktop Users', description: '', members });
  const group = key('0000022B', [{ name: 'C', type: 'REG_BINARY', data: alias }]);
  const sam = hiveEdited('extra-accounts', 'SAM', (spec: KeySpec) =>
    spec.name === 'Aliases' ? { ...spec, keys: [...(spec.keys ?? []), group] } : spec,
  );
  const files = sampleWith('extra-accounts', {
    [BUNDLE]: (xml) => xml.replace(/(SetPasswordAfterSysprep<\/Name>\s*<Value>)Yes/, '$1No'),
    [ANSWER]: (xml) => xml.replace('<CopyProfile>true', '<CopyProfile>false'),
    [BEFORE]: (script) => `${script}net user sqladmin /delete\r\n`,
  });
  return { ...files, 'Windows/System32/config/SAM': sam['Windows/System32/config/SAM'] ?? '' };
};

describe('accounts that may log on over Remote Desktop', () => {
  test.each([
    ['Administrators', 'holds', true],
    ['Remote Desktop Users', 'holds', true],
    ['Users', 'broken', false],
  ])('one that the answer file puts into %s', (group, result, canLogIn) => {
    const run = runOf(sampleWith('lock-out', { [ANSWER]: account(group) }));
    expect([results(run)['known-way-in'], run.final.canLogIn]).toEqual([result, canLogIn]);
  });

  test.each([
    ['is put into Remote Desktop Users', 'net localgroup "Remote Desktop Users" ops /add', 'holds'],
    ['is put into no such group', 'net localgroup Backup ops /add', 'broken'],
  ])('one that a script makes and that %s', (_, line, result) => {
    const lines = `net user ops Heron5-Lake! /add\r\n${line}\r\n`;
    const run = runOf(sampleWith('lock-out', { [POST]: (script) => script + lines }));
    expect(results(run)['known-way-in']).toBe(result);
  });

  test.each([
    ['a member', [`${SAMPLE.machineSid}-1003`], 'holds'],
    ['not a member', [], 'broken'],
    ['a member like everybody', ['S-1-1-0'], 'holds'],
  ])('one of the volume that is %s of Remote Desktop Users', (_, members, result) => {
    expect(results(runOf(onlyDeploy(members)))['known-way-in']).toBe(result);
  });

  test('one whose state a script leaves open is no certain way in, whoever knows its password', () => {
    const lines = [
      'net user ops /times:M-F,08:00-17:00',
      'net user Guest Heron7-Lake! /active:no',
      'net user Administrator /active:yes',
      `"C:\\${EC2.replaceAll('/', '\\')}\\ScramblePassword.exe" -u Administrator`,
      'net user ops Heron6-Lake!',
    ].join('\r\n');
    const files = sampleWith('lock-out', {
      [ANSWER]: account('Administrators'),
      [POST]: (script) => script + lines,
    });
    const run = runOf(files);
    expect(verdict(run, 'known-way-in').result).toBe('cannotTell');
    expect(run.final.canLogIn).toBeNull();
  });

  test('a domain that the answer file joins leaves both open', () => {
    const run = runOf(sampleWith('lock-out', { [ANSWER]: joining }));
    expect([results(run)['known-way-in'], run.final.canLogIn]).toEqual(['cannotTell', null]);
  });
});

/** Changes of one file each, of which a run may have any. */
const CHANGES: readonly (readonly [string, (text: string) => string])[] = [
  [BUNDLE, (xml) => xml.replace(/(SetPasswordAfterSysprep<\/Name>\s*<Value>)Yes/, '$1No')],
  [BUNDLE, (xml) => xml.replace('/generalize', '')],
  [BUNDLE, (xml) => xml.replace('sysprep2008.xml', 'gone.xml')],
  [BUNDLE, () => 'hello'],
  [ANSWER, account('Administrators')],
  [ANSWER, account('Remote Desktop Users')],
  [ANSWER, joining],
  [ANSWER, (xml) => xml.replace('/ACTIVE:YES', '/ACTIVE:NO')],
  [ANSWER, (xml) => xml.replace('<Order>3</Order>', '<Order>1</Order>')],
  [ANSWER, (xml) => xml.replace(/<Path>[^<]*SysprepSpecializePhase.cmd"<\/Path>/, '<Path>C:\\none.cmd</Path>')],
  [
    BEFORE,
    (script) =>
      `${script}reg add HKLM\\SYSTEM\\CurrentControlSet\\Services\\Ec2Config /v Start /t REG_DWORD /d 4 /f\r\n`,
  ],
  [
    BEFORE,
    (script) => `${script}reg add HKLM\\SYSTEM\\CurrentControlSet\\Services\\Dhcp /v Start /t REG_DWORD /d 4 /f\r\n`,
  ],
  [POST, (script) => `${script}net stop TermService /y\r\n`],
  [POST, (script) => `${script}C:\\mystery.exe\r\n`],
  [POST, (script) => `${script}net user Administrator /expires:01/01/2001\r\n`],
];

test('canLogIn says what the two statements on the way in say, in every run', () => {
  const scenarios = fc.constantFrom('healthy', 'lock-out', 'extra-accounts', 'orphan-profile');
  const seen = new Set<string>();
  fc.assert(
    fc.property(scenarios, fc.subarray([...CHANGES]), (scenario, changes) => {
      const files: Files = { ...sampleFiles(scenario), 'mystery.exe': 'x' };
      for (const [path, change] of changes) files[path] = change(textOf(files[path]));
      const run = runOf(files);
      const wayIn = verdict(run, 'known-way-in').result;
      const reachable = verdict(run, 'rdp-reachable-again').result;
      seen.add(`${wayIn} ${reachable} ${String(run.final.canLogIn)}`);
      expect(run.final.canLogIn === true).toBe(wayIn === 'holds' && reachable === 'holds');
      expect(run.final.canLogIn === false).toBe(wayIn === 'broken' || reachable === 'broken');
      if (reachable === 'holds') expect(run.final.rdp).toBe('open');
      if (!run.final.imageMade) expect(run.final.canLogIn).not.toBe(true);
    }),
    { numRuns: 80, seed: 7 },
  );
  expect(seen).toContain('holds holds true');
  expect(seen).toContain('broken holds false');
  expect(seen).toContain('cannotTell holds null');
});

function textOf(content: Uint8Array | string | undefined): string {
  return typeof content === 'string' ? content : new TextDecoder('utf-8', { ignoreBOM: true }).decode(content);
}
