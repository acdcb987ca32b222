import { describe, expect, test } from 'vitest';
import { encodeUserF } from '../../main/accounts/samEncode.ts';
import { number, path, text } from '../../main/sample/hiveSpecs.ts';
import { hiveEdited, hiveWith, runOf, sampleFiles, sampleWith, verdict, type Files } from '../support/worlds.ts';

const EC2 = 'Program Files/Amazon/Ec2ConfigService';
const ANSWER = `${EC2}/sysprep2008.xml`;
const BUNDLE = `${EC2}/Settings/BundleConfig.xml`;
const BEFORE = `${EC2}/Scripts/BeforeSysprep.cmd`;
const POST = `${EC2}/Scripts/PostSysprep.cmd`;
const DENY = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\!fDenyTSConnections';
const deny = (value: number) =>
  `reg add "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server" /v fDenyTSConnections /t REG_DWORD /d ${value} /f`;
const RUN = 'specialize/Microsoft-Windows-Deployment/RunSynchronous/RunSynchronousCommand';
const answer = (scenario: string, change: (xml: string) => string): Files => sampleWith(scenario, { [ANSWER]: change });
const after = (line: string): Files => sampleWith('healthy', { [POST]: (script) => `${script}${line}\r\n` });
const inOobe = (inner: string) => (xml: string) =>
  xml.replace('<BluetoothTaskbarIconEnabled>', `<UserAccounts>${inner}</UserAccounts><BluetoothTaskbarIconEnabled>`);
const withoutOrder = (order: number) => (xml: string) =>
  xml.replace(new RegExp(`<RunSynchronousCommand[^>]*>\\s*<Order>${order}[\\s\\S]*?</RunSynchronousCommand>`), '');
const swapped = (xml: string) =>
  xml
    .replace('<Order>2</Order>', '<Order>x</Order>')
    .replace('<Order>3</Order>', '<Order>2</Order>')
    .replace('<Order>x</Order>', '<Order>3</Order>');

const only = (name: string, files: Files): Files => {
  const file = `Windows/System32/config/${name}`;
  return { [file]: files[file] ?? '' };
};
const NOBODY = 'No enabled account is left that may log on over Remote Desktop';
/** A sample whose built-in Administrator is disabled. */
const administratorOff = (scenario: string): Files => {
  const flags = encodeUserF({ rid: 500, lastLogon: 0n, passwordSet: 0n, control: 0x211 });
  return hiveEdited(scenario, 'SAM', (spec) =>
    spec.name === '000001F4'
      ? { ...spec, values: (spec.values ?? []).map((each) => (each.name === 'F' ? { ...each, data: flags } : each)) }
      : spec,
  );
};
const blank = (files: Files) => verdict(runOf(files), 'rdp-never-open-with-blank-password');
const wayIn = (files: Files) => verdict(runOf(files), 'known-way-in');
const seventh = (xml: string) => xml.replace('<Order>2</Order>', '<Order>7</Order>');
const reachable = (files: Files) => verdict(runOf(files), 'rdp-reachable-again');
const profileKey = (name: string, folder: string) =>
  path(
    `Microsoft\\Windows NT\\CurrentVersion\\ProfileList\\${name}`,
    [],
    [text('ProfileImagePath', folder, 'REG_EXPAND_SZ')],
  );

describe('why a blank password meets an open Remote Desktop', () => {
  test('nothing closes it: the program before Sysprep decides, also where it is not there', () => {
    const reason =
      'Remote Desktop is open while the password of Administrator is blank: nothing before Sysprep closes it.';
    const shared = { result: 'broken', reason, path: ['prepare-before-sysprep', 'specialize-start'] };
    expect(blank(sampleWith('healthy', { [BEFORE]: 'rem\r\n' }))).toMatchObject({
      ...shared,
      deciding: { file: BUNDLE, setting: 'Sysprep/PreSysprepRunCmd', line: 18 },
    });
    const removed = sampleWith('healthy', {
      [BUNDLE]: (xml) => xml.replace(/<PreSysprepRunCmd>.*?<\/PreSysprepRunCmd>/, ''),
    });
    expect(blank(removed)).toMatchObject(shared);
    expect(blank(removed).deciding).toEqual({ file: BUNDLE, setting: 'Sysprep/PreSysprepRunCmd' });
  });

  test('an order opens it before the scramble: that order decides', () => {
    expect(blank(answer('healthy', swapped))).toMatchObject({
      result: 'broken',
      reason: 'Remote Desktop is open while the password of Administrator is blank: Order 2 opens it.',
      path: ['specialize-start', 'specialize-order-2'],
      deciding: { file: ANSWER, setting: `${RUN}[Order=2]/Path`, line: 48 },
      evidence: [{ where: { file: `${EC2}/Scripts/SysprepSpecializePhase.cmd`, line: 2 } }],
    });
  });

  test('the answer file makes an administrator without a password: its account decides', () => {
    const bob = inOobe(
      '<LocalAccounts><LocalAccount wcm:action="add"><Name>bob</Name><Group>Administrators</Group><Password><Value></Value></Password></LocalAccount></LocalAccounts>',
    );
    expect(blank(answer('healthy', bob))).toMatchObject({
      reason:
        'Remote Desktop is open while the password of bob is blank: the answer file makes the account without a password.',
      path: ['specialize-order-3', 'oobe-account-bob'],
      deciding: {
        file: ANSWER,
        setting: 'oobeSystem/Microsoft-Windows-Shell-Setup/UserAccounts/LocalAccounts/LocalAccount[1]/Password/Value',
      },
    });
  });

  test('a script takes the password away: its line decides', () => {
    expect(blank(after('net user Administrator ""'))).toMatchObject({
      reason:
        'Remote Desktop is open while the password of Administrator is blank: PostSysprep.cmd sets a blank password.',
      path: ['specialize-order-3', 'setupcomplete-run'],
      deciding: { file: POST, line: 5, setting: 'password of Administrator', value: 'Blank' },
      evidence: [{}, { where: { file: POST, line: 5 }, text: 'password of Administrator becomes Blank' }],
    });
  });
});

describe('why nobody can log in', () => {
  test('the order that scrambles is named by its own number', () => {
    expect(wayIn(answer('lock-out', seventh)).reason).toBe(
      'Order 7 scrambles the Administrator password and nothing sets a known one afterwards.',
    );
  });

  test('an order disables the account: it is on the path and decides', () => {
    expect(wayIn(answer('healthy', (xml) => xml.replace('/ACTIVE:YES', '/ACTIVE:NO')))).toMatchObject({
      result: 'broken',
      reason: `${NOBODY}: Order 1 disables Administrator.`,
      path: ['specialize-order-1', 'afterready-disable'],
      deciding: { file: ANSWER, setting: `${RUN}[Order=1]/Path`, line: 40 },
    });
  });

  test('nothing enables an account that is disabled on the volume: the missing order decides', () => {
    expect(wayIn({ ...answer('healthy', withoutOrder(1)), ...only('SAM', administratorOff('healthy')) })).toMatchObject(
      {
        reason: `${NOBODY}: Administrator is disabled on the volume and nothing enables it.`,
        deciding: { file: ANSWER, setting: `${RUN}[Order=1]/Path` },
      },
    );
  });

  test('a script disables the account: its line decides', () => {
    expect(wayIn(after('net user Administrator /active:no'))).toMatchObject({
      reason: `${NOBODY}: PostSysprep.cmd disables Administrator.`,
      path: ['setupcomplete-run', 'afterready-disable'],
      deciding: { file: POST, line: 5, setting: 'account Administrator', value: 'Disabled' },
    });
  });

  test.each([
    [
      'net localgroup Administrators sqladmin /delete',
      'takes sqladmin out of its group',
      'account sqladmin group',
      'Users',
    ],
    ['net user sqladmin /delete', 'deletes sqladmin', 'account sqladmin', 'deleted'],
  ])('a script takes the last account away: %s', (line, why, setting, value) => {
    const files = sampleWith('extra-accounts', {
      [ANSWER]: (xml) => withoutOrder(1)(xml).replace('<CopyProfile>true', '<CopyProfile>false'),
      [POST]: (script) => `${script}${line}\r\n`,
    });
    expect(wayIn({ ...files, ...only('SAM', administratorOff('extra-accounts')) })).toMatchObject({
      reason: `${NOBODY}: PostSysprep.cmd ${why}.`,
      path: ['setupcomplete-run', 'afterready-disable'],
      deciding: { file: POST, line: 5, setting, value },
    });
  });
});

describe('why Remote Desktop is closed in the end', () => {
  test('no order opens it again: the missing order decides', () => {
    const found = reachable(answer('healthy', withoutOrder(3)));
    expect(found).toMatchObject({
      reason: 'Remote Desktop is closed before Sysprep and nothing opens it again.',
      path: ['prepare-before-sysprep'],
    });
    expect(found.deciding).toEqual({ file: ANSWER, setting: `${RUN}[Order=3]/Path` });
  });

  test('it is closed on the volume, and no order opens it', () => {
    const closed = path('ControlSet001\\Control\\Terminal Server', [], [number('fDenyTSConnections', 1)]);
    const files = { ...answer('healthy', withoutOrder(3)), ...only('SYSTEM', hiveWith('healthy', 'SYSTEM', closed)) };
    expect(reachable(files)).toMatchObject({
      reason: 'Remote Desktop is closed on the volume and nothing opens it.',
      path: [],
      deciding: { file: ANSWER, setting: `${RUN}[Order=3]/Path` },
    });
  });

  test('a later script closes it: its line decides', () => {
    expect(reachable(after(deny(1)))).toMatchObject({
      reason: 'PostSysprep.cmd closes Remote Desktop and nothing opens it again.',
      path: ['prepare-before-sysprep', 'specialize-order-3', 'setupcomplete-run'],
      deciding: { file: POST, line: 5, setting: DENY, value: '1' },
    });
  });
});

describe('what stops a run', () => {
  test.each([
    [
      'switches that do not generalize',
      sampleWith('healthy', { [BUNDLE]: (xml) => xml.replace('/oobe /shutdown /generalize', '/oobe /shutdown') }),
      { file: BUNDLE, setting: 'Sysprep/Switches', value: '/oobe /shutdown', line: 21 },
    ],
    [
      'an answer file that is not there',
      sampleWith('healthy', { [BUNDLE]: (xml) => xml.replace('sysprep2008.xml', 'gone.xml') }),
      { file: BUNDLE, setting: 'Sysprep/AnswerFilePath', value: 'gone.xml', line: 20 },
    ],
    [
      'CopyProfile',
      sampleFiles('orphan-profile'),
      { file: ANSWER, setting: 'specialize/Microsoft-Windows-Shell-Setup/CopyProfile', value: 'true', line: 31 },
    ],
    [
      'an order that fails',
      answer('healthy', (xml) =>
        xml
          .replace(/(<Path>)net user Administrator [^<]*(<\/Path>)/, '$1cmd /c exit 5$2')
          .replace('<Order>1</Order>', '<Order>1</Order><WillReboot>OnRequest</WillReboot>'),
      ),
      { file: ANSWER, setting: `${RUN}[Order=1]/Path`, line: 40 },
    ],
  ])('is named: %s', (_, files, deciding) => {
    const run = runOf(files);
    expect([verdict(run, 'known-way-in').deciding, verdict(run, 'rdp-reachable-again').deciding]).toEqual([
      deciding,
      deciding,
    ]);
  });
});

describe('why CopyProfile fails', () => {
  const reason = (...keys: ReturnType<typeof profileKey>[]) =>
    verdict(runOf(hiveWith('healthy', 'SOFTWARE', ...keys)), 'copyprofile-can-succeed').reason;
  const backup = profileKey('S-1-5-21-1-2-3-1005.bak', 'C:\\Users\\Administrator');

  test('a .bak key whose folder exists is told as what it is', () => {
    expect(reason(backup)).toBe('1 ProfileList key is a .bak key, whose profile Windows could not load.');
    expect(reason(backup, profileKey('S-1-5-21-1-2-3-1006', 'C:\\Users\\gone'))).toBe(
      '1 ProfileList key names a profile that does not exist, and 1 ProfileList key is a .bak key, whose profile Windows could not load.',
    );
  });

  test('on a member of a domain it cannot be told, with the source that says so', () => {
    const policy = 'Microsoft\\Windows\\CurrentVersion\\Group Policy\\State\\Machine';
    const member = path(policy, [], [text('Distinguished-Name', 'CN=X,DC=corp')]);
    const run = runOf(hiveWith('healthy', 'SOFTWARE', member));
    expect(verdict(run, 'copyprofile-can-succeed')).toMatchObject({
      result: 'cannotTell',
      evidence: [{ where: { value: 'Distinguished-Name' }, text: 'CN=X,DC=corp' }],
      contradictions: [{ certainty: 'observed' }],
    });
    expect(run.final.canLogIn).toBeNull();
    const suffix = path('ControlSet001\\Services\\Tcpip\\Parameters', [], [text('Domain', 'corp.example')]);
    expect(verdict(runOf(hiveWith('healthy', 'SYSTEM', suffix)), 'copyprofile-can-succeed').result).toBe('cannotTell');
  });
});
