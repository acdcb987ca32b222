import { describe, expect, test } from 'vitest';
import { key, number, path, text } from '../../main/sample/hiveSpecs.ts';
import { prepareRun } from '../../main/simulation/prepareRun.ts';
import {
  hiveWith,
  results,
  runOf,
  sampleFiles,
  sampleWith,
  stepOf,
  subjectOf,
  verdict,
  type Files,
} from '../support/worlds.ts';

const EC2 = 'Program Files/Amazon/Ec2ConfigService';
const ANSWER = `${EC2}/sysprep2008.xml`;
const BUNDLE = `${EC2}/Settings/BundleConfig.xml`;
const CONFIG = `${EC2}/Settings/Config.xml`;
const SETUP_COMPLETE = 'Windows/Setup/Scripts/SetupComplete.cmd';

const withAnswer = (scenario: string, change: (xml: string) => string) => sampleWith(scenario, { [ANSWER]: change });
const inOobeShell = (xml: string) => (file: string) =>
  file.replace('<BluetoothTaskbarIconEnabled>', `${xml}<BluetoothTaskbarIconEnabled>`);

function problemOf(files: Files, resume = false): string {
  const prepared = prepareRun(subjectOf(files), { resume });
  return prepared.ok ? 'none' : prepared.problem.diagnostic.code;
}

const withoutPlugin = (xml: string) => xml.replace(/<Plugin>\s*<Name>Ec2SetPassword<\/Name>[\s\S]*?<\/Plugin>/, '');

const component = (name: string, inner: string) => (xml: string) =>
  xml.replace(
    '<settings pass="specialize">',
    `<settings pass="specialize"><component name="${name}" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">${inner}</component>`,
  );

describe('a file that Windows or the agent cannot use', () => {
  test.each([
    ['not well-formed', (xml: string) => xml.replace('</unattend>', '')],
    ['no answer file', () => 'hello'],
    [
      'a component twice in a pass',
      (xml: string) =>
        xml.replace(
          '<settings pass="specialize">',
          '<settings pass="specialize"><component name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS"/>',
        ),
    ],
  ])('an answer file that is %s stops the run', (_, change) => {
    const run = runOf(withAnswer('healthy', change));
    expect(run.steps.at(-1)?.id).toBe('prepare-sysprep-exe');
    expect(run.final.imageMade).toBe(false);
  });
  test.each([
    [CONFIG, 'hello', 'agentstart-read-config'],
    [BUNDLE, '<BundleConfig>', 'prepare-bundle-read'],
  ])('%s that is something else is said, not guessed', (file, content, step) => {
    const run = runOf(sampleWith('healthy', { [file]: content }));
    expect(stepOf(run, step).notSimulated).toHaveLength(1);
    expect(results(run)).toMatchObject({ 'known-way-in': 'cannotTell', 'rdp-reachable-again': 'cannotTell' });
    expect(run.final.canLogIn).toBe(null);
  });
});

describe('plug-ins', () => {
  test('one that is not listed cannot be switched on: whether a password is set cannot be told', () => {
    const run = runOf(sampleWith('healthy', { [CONFIG]: withoutPlugin }));
    expect(stepOf(run, 'prepare-property-SetPasswordAfterSysprep').notSimulated).toEqual([
      'Ec2SetPassword is not in Config.xml; what the agent does then is not documented',
    ]);
    expect(results(run)['known-way-in']).toBe('cannotTell');
  });
  test('are named without case', () => {
    const run = runOf(sampleWith('healthy', { [CONFIG]: (xml) => xml.replace('Ec2SetPassword', 'ec2setpassword') }));
    expect(results(run)['known-way-in']).toBe('holds');
  });
  test('one that nobody describes is shown, and what it could change is open', () => {
    const files = sampleWith('healthy', {
      [CONFIG]: (xml) =>
        xml.replace('</Plugins>', '<Plugin><Name>Acme.Lockdown</Name><State>Enabled</State></Plugin></Plugins>'),
    });
    const run = runOf(files);
    expect(stepOf(run, 'beforeready-Acme.Lockdown').certainty).toBe('unconfirmed');
    expect(results(run)).toMatchObject({ 'known-way-in': 'cannotTell', 'rdp-reachable-again': 'cannotTell' });
  });
});

describe('passwords and accounts of the answer file', () => {
  const password = (value: string, plain: boolean) =>
    inOobeShell(
      `<UserAccounts><AdministratorPassword><Value>${value}</Value><PlainText>${plain}</PlainText></AdministratorPassword></UserAccounts>`,
    );
  test.each([
    ['plain', password('Heron5-Lake!', true), 'holds'],
    ['plain and too weak for the policy of Windows Server', password('heronlake5', true), 'cannotTell'],
    [
      'encoded',
      password('SABlAHIAbwBuADUALQBMAGEAawBlACEAQQBkAG0AaQBuAGkAcwB0AHIAYQB0AG8AcgBQAGEAcwBzAHcAbwByAGQA', false),
      'holds',
    ],
    [
      'encoded and too weak',
      password('eABBAGQAbQBpAG4AaQBzAHQAcgBhAHQAbwByAFAAYQBzAHMAdwBvAHIAZAA=', false),
      'cannotTell',
    ],
    ['marked as encoded and not', password('NotBase64!!', false), 'cannotTell'],
    [
      'scrubbed',
      inOobeShell(
        '<UserAccounts><AdministratorPassword>*SENSITIVE*DATA*DELETED*</AdministratorPassword></UserAccounts>',
      ),
      'cannotTell',
    ],
  ])('a password that is %s', (_, change, expected) => {
    expect(results(runOf(withAnswer('lock-out', change)))['known-way-in']).toBe(expected);
  });
  test('a local administrator of the answer file is a way in', () => {
    const account =
      '<UserAccounts><LocalAccounts><LocalAccount wcm:action="add"><Name>ops</Name><Group>Administrators</Group><Password><Value>Heron5-Lake!</Value><PlainText>true</PlainText></Password></LocalAccount></LocalAccounts></UserAccounts>';
    const run = runOf(withAnswer('lock-out', inOobeShell(account)));
    expect(results(run)['known-way-in']).toBe('holds');
    expect(run.final.accounts.at(-1)).toEqual({
      name: 'ops',
      enabled: true,
      administrator: true,
      password: 'Set by the answer file',
    });
  });
  test('a renamed Administrator is not found by name: what becomes of it cannot be told', () => {
    const run = runOf(
      withAnswer('lock-out', (xml) =>
        xml.replaceAll('user Administrator', 'user Chief').replace('-u Administrator', '-u Chief'),
      ),
    );
    expect(stepOf(run, 'specialize-order-1').title).toBe('Order 1: finds no account Chief');
    expect(results(run)['known-way-in']).toBe('cannotTell');
  });
});

describe('further components of specialize', () => {
  test('joining a workgroup is no domain', () => {
    const join = component(
      'Microsoft-Windows-UnattendedJoin',
      '<Identification><JoinWorkgroup>WG</JoinWorkgroup></Identification>',
    );
    expect(results(runOf(withAnswer('lock-out', join)))['known-way-in']).toBe('broken');
  });
  test('joining a domain leaves open who may log in', () => {
    const join = component(
      'Microsoft-Windows-UnattendedJoin',
      '<Identification><JoinDomain>corp</JoinDomain></Identification>',
    );
    expect(results(runOf(withAnswer('lock-out', join)))['known-way-in']).toBe('cannotTell');
  });
  test('fDenyTSConnections of the answer file makes Remote Desktop undecidable', () => {
    const deny = component(
      'Microsoft-Windows-TerminalServices-LocalSessionManager',
      '<fDenyTSConnections>false</fDenyTSConnections>',
    );
    expect(results(runOf(withAnswer('healthy', deny)))['rdp-reachable-again']).toBe('cannotTell');
  });
  test('an asynchronous command leaves everything open', () => {
    const files = withAnswer('healthy', (xml) =>
      xml.replace(
        '<RunSynchronous>',
        '<RunAsynchronous><RunAsynchronousCommand wcm:action="add"><Order>1</Order><Path>C:\\x.exe</Path></RunAsynchronousCommand></RunAsynchronous><RunSynchronous>',
      ),
    );
    const run = runOf(files);
    expect(stepOf(run, 'specialize-asynchronous-1').certainty).toBe('inferred');
    expect(results(run)['rdp-reachable-again']).toBe('cannotTell');
  });
});

describe('doubt', () => {
  test('stays with Remote Desktop when another value of its key is written', () => {
    const script =
      'C:\\t\\mystery.exe\r\nreg add "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server" /v fSingleSessionPerUser /t REG_DWORD /d 1 /f\r\n';
    const run = runOf({ ...sampleWith('healthy', { [SETUP_COMPLETE]: script }), 't/mystery.exe': 'x' });
    expect(results(run)['rdp-reachable-again']).toBe('cannotTell');
    expect(run.final.canLogIn).toBeNull();
  });
  test('covers every account, not only the built-in Administrator', () => {
    const files = sampleWith('extra-accounts', {
      [SETUP_COMPLETE]: 'C:\\t\\mystery.exe\r\n',
      [BUNDLE]: (xml) => xml.replace(/(SetPasswordAfterSysprep<\/Name>\s*<Value>)Yes/, '$1No'),
    });
    expect(results(runOf({ ...files, 't/mystery.exe': 'x' }))['known-way-in']).toBe('cannotTell');
  });
  test('a password set by a program that is not known is not called blank', () => {
    const files = withAnswer('healthy', (xml) =>
      xml.replace(/"C:[^<]*ScramblePassword.exe" -u Administrator/, 'C:\\t\\setpw.exe'),
    );
    expect(results(runOf({ ...files, 't/setpw.exe': 'x' }))['rdp-never-open-with-blank-password']).toBe('cannotTell');
  });
});

describe('secrets of scripts and commands', () => {
  test('are in no part of a run', () => {
    const script =
      'reg add "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon" /v DefaultPassword /t REG_SZ /d Hunter2Secret /f\r\nset PW=Tiger9Secret\r\nC:\\t\\join.exe corp %PW%\r\n';
    const files = sampleWith('healthy', {
      [SETUP_COMPLETE]: script,
      [ANSWER]: (xml) =>
        xml.replace(
          '</RunSynchronous>',
          '<RunSynchronousCommand wcm:action="add"><Order>4</Order><Path>cscript C:\\t\\join.vbs bob Falcon8Secret</Path></RunSynchronousCommand></RunSynchronous>',
        ),
    });
    const run = JSON.stringify(runOf({ ...files, 't/join.exe': 'x' }));
    const found = ['Hunter2Secret', 'Tiger9Secret', 'Falcon8Secret'].filter((secret) => run.includes(secret));
    expect(found).toEqual([]);
    expect(stepOf(runOf(files), 'specialize-order-4').title).toBe('Order 4: cscript runs');
  });
});

describe('going on with a run', () => {
  test('the volume that died of CopyProfile dies of it again', () => {
    const run = runOf(sampleFiles('failed-copyprofile'), true);
    expect(results(run)).toMatchObject({ 'copyprofile-can-succeed': 'broken', 'known-way-in': 'broken' });
    expect(results(run)['rdp-never-open-with-blank-password']).toBe('cannotTell');
  });
  test('without the cached answer file nothing is promised', () => {
    const files = sampleFiles('failed-copyprofile');
    delete files['Windows/Panther/unattend.xml'];
    expect(results(runOf(files, true))).toMatchObject({
      'copyprofile-can-succeed': 'cannotTell',
      'known-way-in': 'cannotTell',
    });
  });
  test.each([
    ['a machine that is up', () => sampleFiles('healthy')],
    [
      'one that goes to audit mode',
      () =>
        hiveWith(
          'healthy',
          'SOFTWARE',
          path(
            'Microsoft\\Windows\\CurrentVersion\\Setup\\State',
            [],
            [text('ImageState', 'IMAGE_STATE_GENERALIZE_RESEAL_TO_AUDIT')],
          ),
        ),
    ],
    [
      'one whose generalize broke',
      () =>
        hiveWith(
          'failed-copyprofile',
          'SYSTEM',
          path('Setup\\Status', [key('SysprepStatus', [number('GeneralizationState', 3)])]),
        ),
    ],
  ])('%s has no run to go on with', (_, files) => expect(problemOf(files(), true)).toBe('nothing-to-resume'));
});

describe('which agent is in charge', () => {
  test('is an assumption where another one is on the volume', () => {
    const run = runOf({ ...sampleFiles('healthy'), 'ProgramData/Amazon/EC2Launch/sysprep/unattend.xml': '<x/>' });
    expect(run.assumptions.at(-1)).toMatch(/^EC2Config is assumed to be in charge, although another launch agent/);
    expect(verdict(run, 'known-way-in').result).toBe('holds');
  });
});
