import { key, number, path, text } from '../../main/sample/hiveSpecs.ts';
import { hiveWith, sampleFiles, type Files } from '../support/worlds.ts';
import { without } from './volumes.ts';

const LAUNCH1 = 'ProgramData/Amazon/EC2-Windows/Launch';
const LAUNCH2 = 'ProgramData/Amazon/EC2Launch';
export const TASK_FILE = 'Windows/System32/Tasks/Amazon Ec2 Launch - Instance Initialization';

/** A file that Task Scheduler would take; without a word it is enabled. */
export const taskXml = (enabled: boolean | null): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\r\n<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">\r\n  <Settings>${
    enabled === null ? '' : `<Enabled>${enabled}</Enabled>`
  }</Settings>\r\n</Task>\r\n`;

const ANSWER_FILE = '<unattend xmlns="urn:schemas-microsoft-com:unattend"/>';
const PASSWORD =
  '<unattend xmlns="urn:schemas-microsoft-com:unattend"><settings pass="oobeSystem"><component name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64"><UserAccounts><AdministratorPassword><Value>blue-heron-7</Value><PlainText>true</PlainText></AdministratorPassword></UserAccounts></component></settings></unattend>';
export const launch1Password = { [`${LAUNCH1}/Sysprep/Unattend.xml`]: PASSWORD };
export const launch2Password = { [`${LAUNCH2}/sysprep/unattend.xml`]: PASSWORD };

export const launchConfig = (changes: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    setComputerName: false,
    setMonitorAlwaysOn: true,
    setWallpaper: true,
    addDnsSuffixList: true,
    extendBootVolumeSize: true,
    handleUserData: true,
    adminPasswordType: 'Random',
    adminPassword: '',
    ...changes,
  });

const build = (wanted: string, version: readonly [string, string] | null = null) =>
  path('Microsoft', [
    path('Windows NT\\CurrentVersion', [], [text('CurrentBuild', wanted), text('CurrentBuildNumber', wanted)]),
    ...(version === null
      ? []
      : [
          path(
            'Windows\\CurrentVersion\\Uninstall\\{launch}',
            [],
            [text('DisplayName', version[0]), text('DisplayVersion', version[1])],
          ),
        ]),
  ]);

const service = (name: string, start: number) => path('ControlSet001\\Services', [key(name, [number('Start', start)])]);

const on = (software: ReturnType<typeof build>, ...system: readonly ReturnType<typeof service>[]): Files => ({
  ...without(sampleFiles('healthy'), /^Program Files\/Amazon/),
  'Windows/System32/config/SOFTWARE': hiveOf('SOFTWARE', software),
  'Windows/System32/config/SYSTEM': hiveOf('SYSTEM', ...system),
});

function hiveOf(name: 'SYSTEM' | 'SOFTWARE', ...extra: readonly ReturnType<typeof path>[]): Uint8Array | string {
  return hiveWith('healthy', name, ...extra)[`Windows/System32/config/${name}`] ?? '';
}

/** Windows Server 2016 with EC2Launch v1, scheduled for the next start. */
export const launch1 = (
  extra: Files = {},
  version = '1.3.2004891',
  services: readonly (readonly [string, number])[] = [],
): Files => ({
  ...on(build('14393'), ...services.map(([name, value]) => service(name, value))),
  [`${LAUNCH1}/Sysprep/Unattend.xml`]: ANSWER_FILE,
  [`${LAUNCH1}/Config/LaunchConfig.json`]: launchConfig(),
  [`${LAUNCH1}/Module/Ec2Launch.psd1`]: `@{ ModuleVersion = '${version}' }`,
  [`${LAUNCH1}/Scripts/InitializeInstance.ps1`]: '',
  [TASK_FILE]: taskXml(true),
  ...extra,
});
export const LAUNCH_CONFIG = `${LAUNCH1}/Config/LaunchConfig.json`;

export const agentConfig = (tasks: string): string =>
  `version: 1.0\nconfig:\n  - stage: boot\n    tasks:\n      - task: extendRootPartition\n  - stage: preReady\n    tasks:\n      - task: activateWindows\n${tasks}`;
export const adminAccount = (type: string): string =>
  `      - task: setAdminAccount\n        inputs:\n          password:\n            type: ${type}\n`;
export const AGENT_CONFIG = `${LAUNCH2}/config/agent-config.yml`;
export const RUN_ONCE = `${LAUNCH2}/state/.run-once`;

/** Windows Server 2022 with EC2Launch v2 after a reset. */
export const launch2 = (
  extra: Files = {},
  start: number | null = 2,
  version = '2.0.1881',
  services: readonly (readonly [string, number])[] = [],
): Files => ({
  ...on(
    build('20348', ['Amazon EC2Launch', version]),
    ...(start === null ? [] : [service('Amazon EC2Launch', start)]),
    ...services.map(([name, value]) => service(name, value)),
  ),
  [`${LAUNCH2}/sysprep/unattend.xml`]: ANSWER_FILE,
  [AGENT_CONFIG]: agentConfig(adminAccount('random')),
  [`${LAUNCH2}/state/state.json`]: '{}',
  'Program Files/Amazon/EC2Launch/EC2Launch.exe': 'MZ',
  ...extra,
});

/** A machine with the SSM Agent beside EC2Config. */
export const ssm = (start: number, extra: Files = {}): Files => ({
  ...hiveWith('healthy', 'SYSTEM', service('AmazonSSMAgent', start)),
  'Program Files/Amazon/SSM/amazon-ssm-agent.exe': 'MZ',
  'ProgramData/Amazon/SSM/x': '',
  'Windows/System32/Tasks/x': '',
  ...extra,
});
export const SSM_DATA = 'ProgramData/Amazon/SSM/InstanceData/i-0123456789abcdef0/registration';
