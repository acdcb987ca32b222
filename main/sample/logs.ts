import type { Scenario } from './scenarios.ts';

const BOM = '\uFEFF';

/** One line of a Panther log in its fixed columns. Source: setup-logs facts, section 2. */
function panther(time: string, level: string, text: string, id = '', component = ''): string {
  return `${time}, ${level.padEnd(11)}${(id === '' ? '' : `[${id}] `).padEnd(11)}${component.padEnd(7)}${text}\r\n`;
}

type Line = readonly [
  second: number,
  level: 'Info' | 'Warning' | 'Error',
  text: string,
  id?: string,
  component?: string,
];

function pantherLog(start: string, lines: readonly Line[]): string {
  const base = Date.parse(`${start}Z`);
  const stamp = (second: number) => new Date(base + second * 1000).toISOString().slice(0, 19).replace('T', ' ');
  return (
    BOM
    + lines.map(([second, level, text, id, component]) => panther(stamp(second), level, text, id, component)).join('')
  );
}

const state = (program: string, from: string, to: string) =>
  `[${program}] OrchestrateUpdateImageState: Updating image state from [IMAGE_STATE_${from}] --> [IMAGE_STATE_${to}]`;

const FIRST_UX: Line = [0, 'Error', '[windeploy.exe] CFirstUXWnd::OpenExisting failed with error 80070490'];

/** The set-up half of a first boot: `Panther\setupact.log`. */
const SETUP_PHASE: readonly Line[] = [
  [0, 'Info', 'InstallWindows:Setup Phase = 4', '0x0601c2', 'IBS'],
  [0, 'Info', state('setup.exe', 'GENERALIZE_RESEAL_TO_OOBE', 'UNDEPLOYABLE')],
  [5, 'Info', 'SPPNP: Device reinstallation completed.', '', 'SYSPRP'],
  [12, 'Info', state('setup.exe', 'UNDEPLOYABLE', 'SPECIALIZE_RESEAL_TO_OOBE')],
  [14, 'Info', 'InstallWindows:First boot phase of setup done!!!!', '0x0601e1', 'IBS'],
];

const INSTALL = 'C:\\Program Files\\Amazon\\Ec2ConfigService';
const ORDERS = [
  'net user Administrator /ACTIVE:YES /LOGONPASSWORDCHG:NO /EXPIRES:NEVER /PASSWORDREQ:YES',
  `"${INSTALL}\\ScramblePassword.exe" -u Administrator`,
  `"${INSTALL}\\Scripts\\SysprepSpecializePhase.cmd"`,
];

/** Specialize up to the shell settings, as `UnattendGC\setupact.log` shows it. */
const SPECIALIZE: readonly Line[] = [
  [0, 'Info', '[windeploy.exe] WinDeploy.exe launched with command-line []...'],
  FIRST_UX,
  [
    0,
    'Info',
    '[windeploy.exe] Found generalization state [0x4], setup.exe completion flag [False] --> launching setup.exe.',
  ],
  [12, 'Info', '[SETUPUGC.EXE] Processing any RunSynchronous setting...'],
  ...ORDERS.flatMap((command): readonly Line[] => [
    [13, 'Info', `[SETUPUGC.EXE] Found RunSynchronous command: [${command}]`],
    [13, 'Info', `[SETUPUGC.EXE] Finished executing [${command}]`],
    [13, 'Info', '[SETUPUGC.EXE] Process returned with exit code 0x0'],
  ]),
  [14, 'Info', `[Shell Unattend] Running 'specialize' pass`],
  [14, 'Info', `[Shell Unattend] TimeZone: Time zone set to 'UTC' `],
];

const SUCCESS: readonly Line[] = [
  [14, 'Info', '[shell unattend] CopyProfile succeeded.'],
  [14, 'Info', `[Shell Unattend] Exiting 'specialize' pass with status 0x00000000`],
  [15, 'Info', '[windeploy.exe] Transitioning to OOBE after setup.exe and PostSysprep commands, without reboot.'],
  [15, 'Info', state('oobeldr.exe', 'SPECIALIZE_RESEAL_TO_OOBE', 'UNDEPLOYABLE')],
  [16, 'Info', `[Shell Unattend] Running 'oobeSystem' pass`],
  [17, 'Info', '[oobeldr.exe] Successfully ran oobeSystem pass.'],
  [18, 'Info', '[msoobe.exe] Found existing password on built in admin account'],
  [
    20,
    'Info',
    '[msoobe.exe] RunUserProvidedScript: Found script at [C:\\Windows\\Setup\\Scripts\\SetupComplete.cmd]; executing with UI hidden...',
  ],
  [23, 'Info', '[msoobe.exe] RunUserProvidedScript: Successfully executed script; (returned with exit code 0x0)'],
  [23, 'Info', state('oobeldr.exe', 'UNDEPLOYABLE', 'COMPLETE')],
  [23, 'Info', '[windeploy.exe] WinDeploy.exe exiting with code [0x0]'],
];

const COPY_PROFILE_FAILURE: readonly Line[] = [
  [14, 'Error', '[Shell Unattend] _FindLatestProfile failed (0x80070003) [gle=0x00000003]'],
  [14, 'Error', '[Shell Unattend] CopyProfile failed (0x80070003) [gle=0x00000003]'],
  [14, 'Error', `[Shell Unattend] Exiting 'specialize' pass with status 0x80070003`],
];

const GENERALIZE: readonly Line[] = [
  [0, 'Info', '========================================================', '', 'SYSPRP'],
  [0, 'Info', '===          Beginning of a new sysprep run          ===', '', 'SYSPRP'],
  [0, 'Info', '========================================================', '', 'SYSPRP'],
  [0, 'Info', 'Initialized SysPrep log at C:\\Windows\\System32\\Sysprep\\Panther', '0x0f004e', 'SYSPRP'],
  [0, 'Info', 'ValidatePrivileges:User has required privileges to sysprep machine', '0x0f0054', 'SYSPRP'],
  ...['OOBE', 'SHUTDOWN', 'GENERALIZE'].map((option): Line => [
    0,
    'Info',
    `ParseCommands:Found supported command line option '${option}'`,
    '0x0f005f',
    'SYSPRP',
  ]),
  [1, 'Info', 'RunDlls:Running platform actions specified in action file for phase 3', '', 'SYSPRP'],
  [4, 'Info', 'RunDlls:Running platform actions specified in action file for phase 1', '', 'SYSPRP'],
  [
    40,
    'Info',
    'FCreateTagFile:Successfully created tag file C:\\Windows\\System32\\Sysprep\\Sysprep_succeeded.tag',
    '',
    'SYSPRP',
  ],
  [41, 'Info', 'ProcessShutdown:Successfully called InitiateSystemShutdownEx to shutdown the computer', '', 'SYSPRP'],
  [41, 'Info', 'Shutting down SysPrep log', '0x0f0052', 'SYSPRP'],
];

const AGENT_BOOT = [
  'OsBuildLabEx: 9600.18895.amd64fre.winblue_ltsb.180101-1800',
  `Reading ${INSTALL}\\Settings\\config.xml`,
  'EC2AddRoute: Adding Routes to Adapter with index: 12',
  'EC2AddRoute: Successfully added the Ip Route: 169.254.169.254 mask: 255.255.255.255, gateway: 10.0.0.1, NIC index: 12, Metric: 10',
  'Message: Waiting for meta-data accessibility...',
  'Message: Meta-data is now available.',
  'Windows License Type: ProvidedByAmazon',
  'Ec2SetPassword: Enabled',
  'Ec2DynamicBootVolumeSize: Diskpart executed successfully.',
  'Message: Windows is Ready to use',
];

const AGENT_SYSPREP = [
  'Running in foreground...',
  'SysprepUtils: Setting bundle/Sysprep operations for Vista/2008.',
  `SysprepUtils: Reading Bundle Properties from ${INSTALL}\\Settings\\BundleConfig.xml`,
  'SysprepUtils: Processing property: AutoSysprep',
  'SysprepUtils: Processing property: SetRDPCertificate',
  'SysprepUtils: Changing plugin Ec2ConfigureRDP state to Disabled',
  'SysprepUtils: Changing plugin Ec2OutputRDPCert state to Enabled',
  'SysprepUtils: Processing property: SetPasswordAfterSysprep',
  'SysprepUtils: Changing plugin Ec2SetPassword state to Enabled',
];

function agentLog(start: string, lines: readonly string[]): string {
  const base = Date.parse(start);
  return lines.map((line, index) => `${new Date(base + index * 350).toISOString()}: ${line}\r\n`).join('');
}

const AGENT_LOG = 'Program Files/Amazon/Ec2ConfigService/Logs/Ec2ConfigLog.txt';

/** The logs of the sample, by volume path: of a boot that went well, or of one that stopped in specialize. */
export function sampleLogs(scenario: Scenario): ReadonlyMap<string, string> {
  const start = scenario.failedFirstBoot ? '2026-03-03T08:40:54' : '2026-02-02T10:15:00';
  const logs = new Map([
    ['Windows/Panther/setupact.log', pantherLog(start, SETUP_PHASE)],
    [
      'Windows/Panther/UnattendGC/setupact.log',
      pantherLog(start, [...SPECIALIZE, ...(scenario.failedFirstBoot ? COPY_PROFILE_FAILURE : SUCCESS)]),
    ],
    [
      'Windows/Panther/UnattendGC/setuperr.log',
      pantherLog(start, [FIRST_UX, ...(scenario.failedFirstBoot ? COPY_PROFILE_FAILURE : [])]),
    ],
    [
      AGENT_LOG,
      agentLog('2026-02-02T10:15:40.000Z', AGENT_BOOT)
        + (scenario.failedFirstBoot ? agentLog('2026-03-03T08:12:00.000Z', AGENT_SYSPREP) : ''),
    ],
  ]);
  if (scenario.failedFirstBoot)
    logs.set('Windows/System32/Sysprep/Panther/setupact.log', pantherLog('2026-03-03T08:12:05', GENERALIZE));
  return logs;
}
