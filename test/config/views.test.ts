import { describe, expect, it } from 'vitest';
import { readAnswerFile } from '../../main/config/answerFile.ts';
import { readBundleConfig } from '../../main/config/bundleConfig.ts';
import { classifyConfig } from '../../main/config/classify.ts';
import { readConfigXml } from '../../main/config/configXml.ts';
import { describeConfig } from '../../main/config/describe.ts';
import { PLUGINS } from '../../main/config/ec2Names.ts';
import { decodePassword } from '../../main/config/passwords.ts';
import { configOf, stock } from './samples.ts';

const SHELL = 'Microsoft-Windows-Shell-Setup';

function passwordFile(inside: string): string {
  return `<unattend><settings pass="oobeSystem" wasPassProcessed="true"><component name="${SHELL}" processorArchitecture="amd64"><UserAccounts>${inside}</UserAccounts></component></settings></unattend>`;
}

const command = (order: string, path: string): string =>
  `<RunSynchronousCommand><Order>${order}</Order><Path> ${path} </Path></RunSynchronousCommand>`;

describe('readAnswerFile', () => {
  it('reads the stock file', () => {
    const view = readAnswerFile(stock('sysprep2008.xml'));
    expect(view.passes).toEqual([
      { name: 'generalize', line: 3, processed: false },
      { name: 'oobeSystem', line: 9, processed: false },
      { name: 'specialize', line: 29, processed: false },
    ]);
    expect(view.components.map(({ pass, name }) => `${pass} ${name}`)).toEqual([
      'generalize Microsoft-Windows-PnpSysprep',
      'oobeSystem Microsoft-Windows-International-Core',
      `oobeSystem ${SHELL}`,
      `specialize ${SHELL}`,
      'specialize Microsoft-Windows-Deployment',
      'specialize Microsoft-Windows-ServerManager-SvrMgrNc',
    ]);
    expect(view.runSynchronous('specialize')).toEqual([
      {
        order: 1,
        path: 'net user Administrator /ACTIVE:YES /LOGONPASSWORDCHG:NO /EXPIRES:NEVER /PASSWORDREQ:YES',
        description: null,
        willReboot: null,
        line: 40,
      },
      {
        order: 2,
        path: '"C:\\Program Files\\Amazon\\Ec2ConfigService\\ScramblePassword.exe" -u Administrator',
        description: null,
        willReboot: null,
        line: 44,
      },
      {
        order: 3,
        path: '"C:\\Program Files\\Amazon\\Ec2ConfigService\\Scripts\\SysprepSpecializePhase.cmd"',
        description: null,
        willReboot: null,
        line: 48,
      },
    ]);
    expect(view.copyProfile).toBe(true);
    expect(view.timeZone('oobeSystem')).toEqual({ value: 'UTC', line: 24, column: 7 });
    expect(view.administratorPassword).toEqual({ state: 'absent', undecodable: false, blank: false, line: null });
    expect(view.get('specialize', SHELL, 'ComputerName')).toBeNull();
    expect(view.get('oobeSystem', SHELL, 'OOBE')).toBeNull();
    expect(view.get('oobeSystem', SHELL, 'OOBE/ProtectYourPC')?.value).toBe('3');
  });

  it('sorts commands by Order, those without one last', () => {
    const text = `<unattend><settings pass="specialize"><component name="Microsoft-Windows-Deployment"><RunSynchronous>${command('x', 'd')}${command('10', 'c')}${command('2', 'a')}${command('2', 'b')}</RunSynchronous></component></settings></unattend>`;
    const commands = readAnswerFile(configOf('u.xml', text)).runSynchronous('specialize');
    expect(commands.map(({ order, path }) => [order, path])).toEqual([
      [2, 'a'],
      [2, 'b'],
      [10, 'c'],
      [null, 'd'],
    ]);
  });

  it.each<readonly [string, string, boolean]>([
    ['<AdministratorPassword><Value>x</Value><PlainText>true</PlainText></AdministratorPassword>', 'plain', false],
    ['<AdministratorPassword><Value>x</Value></AdministratorPassword>', 'plain', false],
    ['<AdministratorPassword><Value/></AdministratorPassword>', 'plain', true],
    ['<AdministratorPassword><Value>eA==</Value><PlainText>False</PlainText></AdministratorPassword>', 'hidden', false],
    [
      `<AdministratorPassword><Value>QQBkAG0AaQBuAGkAcwB0AHIAYQB0AG8AcgBQAGEAcwBzAHcAbwByAGQA</Value><PlainText>false</PlainText></AdministratorPassword>`,
      'hidden',
      true,
    ],
    ['<AdministratorPassword>*SENSITIVE*DATA*DELETED*</AdministratorPassword>', 'scrubbed', false],
    ['<AdministratorPassword><Value>*SENSITIVE*DATA*DELETED*</Value></AdministratorPassword>', 'scrubbed', false],
  ])('tells how the password stands: %s', (inside, state, blank) => {
    const view = readAnswerFile(configOf('u.xml', passwordFile(inside)));
    expect(view.administratorPassword).toEqual({ state, undecodable: inside.includes('eA=='), blank, line: 1 });
    expect([view.wasPassProcessed('oobeSystem'), view.wasPassProcessed('specialize')]).toEqual([true, false]);
  });

  it('leaves out components of another architecture when asked to', () => {
    const config = configOf('u.xml', passwordFile('<AdministratorPassword><Value>x</Value></AdministratorPassword>'));
    expect(readAnswerFile(config, 'AMD64').components.length).toBe(1);
    expect(readAnswerFile(config, 'x86').administratorPassword.state).toBe('absent');
  });
});

describe('files of EC2Config', () => {
  it('reads Config.xml', () => {
    const view = readConfigXml(stock('Config.xml'));
    expect(view.plugins.map(({ name }) => name)).toEqual(PLUGINS);
    expect(view.plugins.filter(({ enabled }) => !enabled).map(({ name }) => name)).toEqual([
      'Ec2SetComputerName',
      'Ec2EventLog',
      'Ec2ConfigureRDP',
      'AWS.EC2.Windows.CloudWatch.PlugIn',
    ]);
    expect(view.plugin('EC2SETPASSWORD')).toEqual({ name: 'Ec2SetPassword', state: 'Enabled', enabled: true, line: 6 });
    expect(view.globalSetting('RemoveCredentialsfromSyspreponStartup')?.value).toBe('true');
    expect(view.plugin('x')).toBeNull();
  });

  it('reads BundleConfig.xml', () => {
    const view = readBundleConfig(stock('BundleConfig.xml'));
    expect(view.properties.map(({ name, value, line }) => [name, value, line])).toEqual([
      ['AutoSysprep', 'No', 5],
      ['SetRDPCertificate', 'No', 9],
      ['SetPasswordAfterSysprep', 'Yes', 13],
    ]);
    expect(view.sysprepFor('6.3')?.switches?.value).toBe('/oobe /shutdown /generalize');
    expect(view.sysprepFor('5.2')?.exePath?.value).toBe('sysprep-AMD64.exe');
    expect(view.sysprepFor('5.1')).toBeNull();
    expect(view.sysprepFor('10.0')?.version).toBe('6.0');
  });

  it('reads nothing from another file or a damaged one', () => {
    expect(readConfigXml(stock('BundleConfig.xml')).plugins).toEqual([]);
    expect(readBundleConfig(configOf('BundleConfig.xml', '')).properties).toEqual([]);
    expect(readAnswerFile(configOf('unattend.xml', 'not XML')).passes).toEqual([]);
  });
});

describe('classifyConfig', () => {
  it.each([
    ['x.xml', '<?xml version="1.0"?><!-- a <b> --><!DOCTYPE u><u:unattend xmlns:u="x">', 'answerFile'],
    ['C/Settings/config.xml', '<Ec2ConfigurationSettings/>', 'ec2config'],
    ['a.txt', '<BundleConfig>', 'bundleConfig'],
    ['any.xml', '<WallpaperSettings xmlns="x"/>', 'wallpaper'],
    ['DriveLetterConfig.xml', '', 'driveLetters'],
    ['ActivationSettings.xml', '<Any/>', 'activation'],
    ['EventLogConfig.xml', '<Any/>', 'eventLog'],
    ['InitializeDrivesSettings.xml', '<InitializeDrivesSettings/>', 'initializeDrives'],
    ['AWS.EC2.Windows.CloudWatch.json', '{}', 'cloudWatch'],
    ['Ec2Config.exe.config', '<configuration/>', 'agentProgram'],
    ['DriveLetterMappingConfig.json', '{}', 'launchDriveLetters'],
    ['EventLogConfig.json', '{}', 'launchEventLog'],
    ['Sysprep2008.xml', 'garbage', 'answerFile'],
    ['BeforeSysprep.cmd', '<unattend>', 'script'],
    ['LaunchConfig.json', '', 'launchConfig'],
    ['agent-config.yml', '', 'agentConfig'],
    ['x.yaml', '', 'yaml'],
    ['x', ' {"a": 1}', 'json'],
    ['x.txt', '<toString/>', 'xml'],
    ['x.txt', 'text', 'unknown'],
    ['x.txt', '<!-- never closed', 'unknown'],
  ])('%s with %j is %s', (path, text, kind) => {
    expect(classifyConfig(path, text)).toBe(kind);
  });
});

describe('passwords', () => {
  it('follows the published examples', () => {
    expect(decodePassword('account', 'UABhAHMAcwB3AG8AcgBkADEAMgAzADQANgBQAGEAcwBzAHcAbwByAGQA')).toBe('Password12346');
    expect(decodePassword('account', 'UABhAHMAcwB3AG8AcgBkAA==')).toBe('');
    expect(decodePassword('administrator', 'QQBkAG0AaQBuAGkAcwB0AHIAYQB0AG8AcgBQAGEAcwBzAHcAbwByAGQA')).toBe('');
  });

  it.each([
    ['account', 'Password'],
    ['administrator', 'AdministratorPassword'],
    ['offlineAdministrator', 'OfflineAdministratorPassword'],
  ] as const)('takes off what stands behind the password of %s', (place, suffix) => {
    const hidden = Buffer.from(`pä$$ 中${suffix}`, 'utf16le').toString('base64');
    expect(decodePassword(place, hidden)).toBe('pä$$ 中');
  });

  it('takes a value of any length', () => {
    expect(decodePassword('account', 'QUJD'.repeat(4_000_000))).toBeNull();
  });

  it.each(['', '=', '====', 'A===', 'clear text', 'UABh', 'YQ==', 'eABQAGEAcwBzAHcAbwByAGQA'])('refuses %j', (text) => {
    expect(decodePassword('administrator', text)).toBeNull();
  });
});

describe('describeConfig', () => {
  it('says what a file is and holds', () => {
    const text =
      '<?xml version="1.0"?>\r\n<BundleConfig>\r\n<Property><Name>AutoSysprep</Name><Value>No</Value></Property>\r\n</Bundle>';
    expect(describeConfig(configOf('BundleConfig.xml', text))).toMatchObject({
      file: 'BundleConfig.xml',
      kind: 'bundleConfig',
      encoding: 'ascii',
      bom: null,
      newline: 'crlf',
      wellFormed: false,
      passes: [],
      components: [],
      settings: [{ setting: 'Properties/AutoSysprep', value: 'No', secret: false, line: 3, column: 35 }],
      problems: [{ code: 'xml-close-missing' }, { code: 'xml-close-stray' }],
    });
  });

  it('knows no settings and no damage in a script', () => {
    expect(describeConfig(configOf('a.cmd', 'echo'))).toMatchObject({
      kind: 'script',
      wellFormed: true,
      settings: [],
    });
  });
});
