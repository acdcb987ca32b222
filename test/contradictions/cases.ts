import { decodeUserV } from '../../main/accounts/samDecode.ts';
import { encodeUserV } from '../../main/accounts/samEncode.ts';
import type { ValueSpec } from '../../main/registry/regf/build.ts';
import { hiveEdited, sampleFiles, sampleWith, type Files } from '../support/worlds.ts';
import {
  adminAccount,
  agentConfig,
  AGENT_CONFIG,
  launch1,
  launch2,
  launchConfig,
  LAUNCH_CONFIG,
} from '../checks/agents.ts';

const EC2CONFIG = 'Program Files/Amazon/Ec2ConfigService';
const SETTINGS = `${EC2CONFIG}/Settings`;
const CONFIG = `${SETTINGS}/Config.xml`;
const BUNDLE = `${SETTINGS}/BundleConfig.xml`;
const ANSWER = `${EC2CONFIG}/sysprep2008.xml`;
const BEFORE = `${EC2CONFIG}/Scripts/BeforeSysprep.cmd`;
const SPECIALIZE = `${EC2CONFIG}/Scripts/SysprepSpecializePhase.cmd`;
const COMPLETE = 'Windows/Setup/Scripts/SetupComplete.cmd';
const LAUNCH1 = 'ProgramData/Amazon/EC2-Windows/Launch/Sysprep';
const LAUNCH2 = 'ProgramData/Amazon/EC2Launch/sysprep';

/** A change of a text that must have an effect. */
const replaced =
  (pattern: RegExp | string, by: string) =>
  (text: string): string => {
    const changed = text.replace(pattern, () => by);
    if (changed === text) throw new Error(`nothing to replace by ${by}`);
    return changed;
  };
const plugin =
  (name: string, state: string) =>
  (text: string): string =>
    text.replace(
      new RegExp(`(<Name>${name.replaceAll('.', String.raw`\.`)}</Name>\\s*<State>)\\w+`),
      (_, before: string) => before + state,
    );
const property =
  (name: string, value: string) =>
  (text: string): string =>
    text.replace(new RegExp(`(<Name>${name}</Name>\\s*<Value>)\\w+`), (_, before: string) => before + value);
const global = (name: string, value: string) => replaced(`<${name}>true<`, `<${name}>${value}<`);
const healthy = (changes: Parameters<typeof sampleWith>[1] = {}): Files => sampleWith('healthy', changes);
const without = (files: Files, ...paths: readonly string[]): Files =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !paths.includes(path)));

const PASSWORD = replaced(
  '<OOBE>',
  '<UserAccounts><AdministratorPassword><Value>not-A-real-1</Value><PlainText>true</PlainText></AdministratorPassword></UserAccounts><OOBE>',
);
const NAME = replaced('<CopyProfile>', '<ComputerName>WEB-1</ComputerName><CopyProfile>');
const answer = (inside: string, pass = 'specialize', component = 'Microsoft-Windows-Shell-Setup'): string =>
  `<unattend xmlns="urn:schemas-microsoft-com:unattend"><settings pass="${pass}"><component name="${component}" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">${inside}</component></settings></unattend>`;
const command = (path: string): string =>
  answer(
    `<RunSynchronous><RunSynchronousCommand><Order>1</Order><Path>${path}</Path></RunSynchronousCommand></RunSynchronous>`,
    'specialize',
    'Microsoft-Windows-Deployment',
  );
const JOIN = replaced(
  '<settings pass="specialize">',
  '<settings pass="specialize"><component name="Microsoft-Windows-UnattendedJoin" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS"><Identification><JoinDomain>corp.example</JoinDomain></Identification></component>',
);
const GIVEN =
  '<UserAccounts><AdministratorPassword><Value>not-A-real-1</Value><PlainText>true</PlainText></AdministratorPassword></UserAccounts>';

/** The value V of an account under another name. */
const otherName = (value: ValueSpec): ValueSpec => {
  const names = value.name === 'V' ? decodeUserV(value.data) : null;
  return names === null ? value : { ...value, data: encodeUserV({ ...names, name: 'root' }) };
};

/** The sample whose built-in Administrator has another name. */
function renamed(): Files {
  return hiveEdited('healthy', 'SAM', (spec) =>
    spec.name === '000001F4' ? { ...spec, values: (spec.values ?? []).map(otherName) } : spec,
  );
}

/** A volume with one contradiction, and the places that it tells with what they say. */
export interface ContradictionCase {
  readonly code: string;
  readonly bad: () => Files;
  readonly sides: readonly string[];
  /** What the bad volume comes to besides, since one change is against two things. */
  readonly besides?: readonly string[];
}

export const CASES: readonly ContradictionCase[] = [
  {
    code: 'password-switch-overwritten',
    bad: () => healthy({ [CONFIG]: plugin('Ec2SetPassword', 'Disabled') }),
    sides: ['Ec2SetPassword = Disabled', 'SetPasswordAfterSysprep = Yes'],
  },
  {
    code: 'rdp-certificate-overwritten',
    bad: () => healthy({ [BUNDLE]: property('SetRDPCertificate', 'Yes') }),
    sides: ['Ec2ConfigureRDP = Disabled', 'SetRDPCertificate = Yes'],
  },
  {
    code: 'password-scrambled-and-not-set',
    bad: () => healthy({ [BUNDLE]: property('SetPasswordAfterSysprep', 'No') }),
    sides: ['SetPasswordAfterSysprep = No', 'RunSynchronous = ScramblePassword.exe'],
    besides: ['password-switch-overwritten', 'user-data-as-system'],
  },
  {
    code: 'password-specified-and-random',
    bad: () => healthy({ [ANSWER]: PASSWORD }),
    sides: ['SetPasswordAfterSysprep = Yes', 'AdministratorPassword is set'],
  },
  {
    code: 'password-stays-in-file',
    bad: () => healthy({ [ANSWER]: PASSWORD, [CONFIG]: global('RemoveCredentialsfromSysprepOnStartup', 'false') }),
    sides: ['RemoveCredentialsfromSysprepOnStartup = false', 'AdministratorPassword is set'],
    besides: ['password-specified-and-random'],
  },
  {
    code: 'computer-name-twice',
    bad: () => healthy({ [ANSWER]: NAME, [CONFIG]: plugin('Ec2SetComputerName', 'Enabled') }),
    sides: ['Ec2SetComputerName = Enabled', 'ComputerName = WEB-1'],
  },
  {
    code: 'domain-join-and-rename',
    bad: () => healthy({ [ANSWER]: JOIN, [CONFIG]: plugin('Ec2SetComputerName', 'Enabled') }),
    sides: ['Ec2SetComputerName = Enabled', 'JoinDomain = corp.example'],
  },
  {
    code: 'rdp-denied-not-reopened',
    bad: () => healthy({ [SPECIALIZE]: 'rem nothing\r\n' }),
    sides: ['does not allow it', 'fDenyTSConnections is set to 1'],
  },
  {
    code: 'setupcomplete-does-not-call',
    bad: () => healthy({ [COMPLETE]: 'echo done\r\n' }),
    sides: ['does not call it', 'has commands'],
  },
  {
    code: 'pre-sysprep-script-missing',
    bad: () => without(healthy(), BEFORE),
    sides: [
      'PreSysprepRunCmd = C:\\Program Files\\Amazon\\Ec2ConfigService\\Scripts\\BeforeSysprep.cmd',
      'no such file',
    ],
  },
  {
    code: 'answer-file-missing',
    bad: () => healthy({ [BUNDLE]: replaced('>sysprep2008.xml<', '>my.xml<') }),
    sides: ['AnswerFilePath = my.xml', 'no such file'],
  },
  {
    code: 'command-file-missing',
    bad: () => without(healthy(), `${EC2CONFIG}/ScramblePassword.exe`),
    sides: [`Path begins with C:\\Program Files\\Amazon\\Ec2ConfigService\\ScramblePassword.exe`, 'no such file'],
  },
  {
    code: 'command-script-missing',
    bad: () => launch1({ [`${LAUNCH1}/Unattend.xml`]: command('powershell.exe C:\\x\\Own.ps1 Administrator') }),
    sides: ['names C:\\x\\Own.ps1', 'no such file'],
  },
  {
    code: 'drive-letters-off',
    bad: () => healthy({ [CONFIG]: plugin('Ec2SetDriveLetter', 'Disabled') }),
    sides: ['Ec2SetDriveLetter = Disabled', 'Temporary Storage 0 = Z:'],
  },
  {
    code: 'drive-labels-not-set',
    bad: () => healthy({ [CONFIG]: plugin('Ec2InitializeDrives', 'Disabled') }),
    sides: ['Ec2InitializeDrives = Disabled', 'Temporary Storage 0 = Z:'],
  },
  {
    code: 'event-log-unused',
    bad: () => ({ ...healthy(), [`${SETTINGS}/EventLogConfig.xml`]: '<E/>' }),
    sides: ['Ec2EventLog = Disabled', 'is on the volume'],
  },
  {
    code: 'event-log-file-missing',
    bad: () => healthy({ [CONFIG]: plugin('Ec2EventLog', 'Enabled') }),
    sides: ['Ec2EventLog = Enabled', 'no such file'],
  },
  {
    code: 'activation-unused',
    bad: () => ({
      ...healthy({ [CONFIG]: plugin('Ec2WindowsActivate', 'Disabled') }),
      [`${SETTINGS}/ActivationSettings.xml`]: '<A/>',
    }),
    sides: ['Ec2WindowsActivate = Disabled', 'is on the volume'],
  },
  {
    code: 'initialize-drives-unused',
    bad: () => ({
      ...without(healthy({ [CONFIG]: plugin('Ec2InitializeDrives', 'Disabled') }), `${SETTINGS}/DriveLetterConfig.xml`),
      [`${SETTINGS}/InitializeDrivesSettings.xml`]: '<InitializeDrivesSettings/>',
    }),
    sides: ['Ec2InitializeDrives = Disabled', 'is on the volume'],
  },
  {
    code: 'cloudwatch-file-missing',
    bad: () => healthy({ [CONFIG]: plugin('AWS.EC2.Windows.CloudWatch.PlugIn', 'Enabled') }),
    sides: ['AWS.EC2.Windows.CloudWatch.PlugIn = Enabled', 'no such file'],
  },
  {
    code: 'cloudwatch-unused',
    bad: () => ({ ...healthy(), [`${SETTINGS}/AWS.EC2.Windows.CloudWatch.json`]: '{}' }),
    sides: ['AWS.EC2.Windows.CloudWatch.PlugIn = Disabled', 'is on the volume'],
  },
  {
    code: 'metadata-wait-without-routes',
    bad: () => healthy({ [CONFIG]: global('ShouldAddRoutes', 'false') }),
    sides: ['ShouldAddRoutes = false', 'WaitForMetaDataAvailable = true'],
  },
  {
    code: 'user-data-as-system',
    bad: () =>
      healthy({
        [BUNDLE]: property('SetPasswordAfterSysprep', 'No'),
        [CONFIG]: plugin('Ec2SetPassword', 'Disabled'),
        [ANSWER]: PASSWORD,
      }),
    sides: ['Ec2HandleUserData = Enabled', 'SetPasswordAfterSysprep = No'],
  },
  {
    code: 'administrator-renamed',
    bad: renamed,
    sides: ['names Administrator', 'is called root'],
  },
  {
    code: 'launch-computer-name-twice',
    bad: () =>
      launch1({
        [LAUNCH_CONFIG]: launchConfig({ setComputerName: true }),
        [`${LAUNCH1}/Unattend.xml`]: answer('<ComputerName>WEB-1</ComputerName>'),
      }),
    sides: ['setComputerName = true', 'ComputerName = WEB-1'],
  },
  {
    code: 'launch-password-not-set',
    bad: () =>
      launch1({
        [LAUNCH_CONFIG]: launchConfig({ adminPasswordType: 'DoNothing', handleUserData: false }),
        [`${LAUNCH1}/Unattend.xml`]: answer('<TimeZone>UTC</TimeZone>'),
      }),
    sides: ['adminPasswordType = DoNothing', 'No AdministratorPassword in oobeSystem'],
  },
  {
    code: 'launch-defaults-replace-password',
    bad: () =>
      launch1({
        [LAUNCH_CONFIG]: launchConfig({ adminPasswordType: 'DoNothing', setWallpaper: 'yes', handleUserData: false }),
        [`${LAUNCH1}/Unattend.xml`]: answer(GIVEN, 'oobeSystem'),
      }),
    sides: ['adminPasswordType = DoNothing', 'AdministratorPassword is set'],
  },
  {
    code: 'launch2-computer-name-twice',
    bad: () =>
      launch2({
        [AGENT_CONFIG]: `${agentConfig(adminAccount('random'))}\n  - stage: postReady\n    tasks:\n      - task: setHostName\n`,
        [`${LAUNCH2}/unattend.xml`]: answer('<ComputerName>WEB-1</ComputerName>'),
      }),
    sides: ['task = setHostName', 'ComputerName = WEB-1'],
  },
  {
    code: 'launch2-password-not-set',
    bad: () =>
      launch2({
        [AGENT_CONFIG]: agentConfig(adminAccount('doNothing')),
        [`${LAUNCH2}/unattend.xml`]: answer('<TimeZone>UTC</TimeZone>'),
      }),
    sides: ['setAdminAccount password.type = doNothing', 'No AdministratorPassword in oobeSystem'],
  },
  {
    code: 'agents-differ',
    bad: () => ({ ...sampleFiles('healthy'), [`${LAUNCH2}/unattend.xml`]: answer('<TimeZone>UTC</TimeZone>') }),
    sides: ['EC2Launch v2', 'EC2Config'],
  },
];
