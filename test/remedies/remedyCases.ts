import type { KeySpec } from '../../main/registry/regf/build.ts';
import { key, list, number, path, text } from '../../main/sample/hiveSpecs.ts';
import { LAUNCH_CONFIG, launch1, launch2, launchConfig, RUN_ONCE } from '../checks/agents.ts';
import { hiveWith, sampleFiles, sampleWith, type Files } from '../support/worlds.ts';
import type { RemedyCase } from './remedyCase.ts';

const SET = 'SYSTEM\\ControlSet001';
const WINLOGON = 'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon';
const STAGED = 'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\UnattendSettings';
const CONFIG_XML = 'Program Files/Amazon/Ec2ConfigService/Settings/Config.xml';
const CACHED = 'Windows/Panther/unattend.xml';
const EARLY = 'Windows/Panther/Unattend/unattend.xml';

const system = (...extra: readonly KeySpec[]): Files => hiveWith('healthy', 'SYSTEM', ...extra);
const software = (...extra: readonly KeySpec[]): Files => hiveWith('healthy', 'SOFTWARE', ...extra);
const service = (name: string, start: number): KeySpec =>
  path(`ControlSet001\\Services\\${name}`, [], [number('Start', start)]);
const tcpip = (keys: readonly KeySpec[]): KeySpec => path('ControlSet001\\Services\\Tcpip\\Parameters', keys);
const zone = (...values: Parameters<typeof path>[2] & object): KeySpec =>
  path('ControlSet001\\Control\\TimeZoneInformation', [], values);
const start = (name: string, value: number): string => `${SET}\\Services\\${name}!Start = ${value}`;

const ADAPTER = '{8F6A0E0C-0000-4000-8000-000000000001}';
const OF_ADAPTER = `${SET}\\Services\\Tcpip\\Parameters\\Interfaces\\${ADAPTER}`;
const ROUTES = `${SET}\\Services\\Tcpip\\Parameters\\PersistentRoutes`;

/** A cached answer file: a password in a pass that ran, a password and a product key in one that did not. */
const cached = (ran: string, waits: string): string =>
  [
    '<unattend xmlns="urn:schemas-microsoft-com:unattend">',
    '<settings pass="specialize" wasPassProcessed="true"><component name="Microsoft-Windows-UnattendedJoin">',
    `<Identification><Credentials><Password>${ran}</Password></Credentials></Identification>`,
    '</component></settings>',
    '<settings pass="oobeSystem"><component name="Microsoft-Windows-Shell-Setup">',
    '<ProductKey>AAAAA-BBBBB-CCCCC-DDDDD-EEEEE</ProductKey>',
    `<UserAccounts><AdministratorPassword>${waits}</AdministratorPassword></UserAccounts>`,
    '</component></settings>',
    '</unattend>',
    '',
  ].join('\r\n');
const SECRET = 'Heron5-Lake!';
const PLAIN = `<Value>${SECRET}</Value><PlainText>true</PlainText>`;
const SCRUBBED = '*SENSITIVE*DATA*DELETED*';
const joinLine = (password: string): string =>
  `${CACHED}: <Identification><Credentials><Password>${password}</Password></Credentials></Identification>`;
const accountLine = (password: string): string =>
  `${CACHED}: <UserAccounts><AdministratorPassword>${password}</AdministratorPassword></UserAccounts>`;

const usedUp = (): Files =>
  sampleWith('healthy', {
    [CONFIG_XML]: (xml) =>
      xml.replace(/(<Name>Ec2(?:SetPassword|HandleUserData)<\/Name>\s*<State>)Enabled/g, '$1Disabled'),
  });

export const REMEDY_CASES: readonly RemedyCase[] = [
  {
    id: 'enable-appx-service',
    title: 'disabled',
    bad: () => system(service('AppXSvc', 4)),
    risk: 'safe',
    gone: [start('AppXSvc', 4)],
    come: [start('AppXSvc', 3)],
    checks: { 'appx-service-disabled': ['fail', 'pass'] },
  },
  {
    id: 'enable-dhcp-service',
    title: 'disabled',
    bad: () => system(service('Dhcp', 4)),
    risk: 'safe',
    gone: [start('Dhcp', 4)],
    come: [start('Dhcp', 2)],
    checks: { 'rdp-state': ['warning', 'pass'] },
  },
  {
    id: 'enable-ec2config-service',
    title: 'manual',
    bad: () => system(service('Ec2Config', 3)),
    risk: 'safe',
    gone: [start('Ec2Config', 3)],
    come: [start('Ec2Config', 2)],
    checks: { 'agent-service-start': ['warning', 'pass'] },
  },
  {
    id: 'reset-sysprep-status',
    title: 'both values',
    bad: () =>
      system(path('Setup\\Status\\SysprepStatus', [], [number('GeneralizationState', 3), number('CleanupState', 1)])),
    risk: 'needsThought',
    gone: ['GeneralizationState = 3', 'CleanupState = 1'].map((each) => `SYSTEM\\Setup\\Status\\SysprepStatus!${each}`),
    come: ['GeneralizationState = 7', 'CleanupState = 2'].map((each) => `SYSTEM\\Setup\\Status\\SysprepStatus!${each}`),
    checks: {},
  },
  {
    id: 'reopen-remote-desktop',
    title: 'switch, service and listener',
    bad: () =>
      system(
        path(
          'ControlSet001\\Control\\Terminal Server',
          [key('WinStations', [], [key('RDP-Tcp', [number('fEnableWinStation', 0)])])],
          [number('fDenyTSConnections', 1)],
        ),
        service('TermService', 4),
      ),
    risk: 'needsThought',
    gone: [
      `${SET}\\Control\\Terminal Server!fDenyTSConnections = 1`,
      start('TermService', 4),
      `${SET}\\Control\\Terminal Server\\WinStations\\RDP-Tcp!fEnableWinStation = 0`,
    ],
    come: [
      `${SET}\\Control\\Terminal Server!fDenyTSConnections = 0`,
      start('TermService', 3),
      `${SET}\\Control\\Terminal Server\\WinStations\\RDP-Tcp!fEnableWinStation = 1`,
    ],
    checks: { 'rdp-state': ['warning', 'pass'] },
  },
  {
    id: 'use-dhcp',
    title: 'static values',
    bad: () =>
      system(
        tcpip([
          key(
            'Interfaces',
            [],
            [
              key(ADAPTER, [
                number('EnableDHCP', 0),
                list('IPAddress', ['10.0.0.7']),
                list('SubnetMask', ['255.255.255.0']),
                list('DefaultGateway', ['10.0.0.1']),
                text('NameServer', '10.0.0.2'),
                text('Domain', 'kept.example'),
              ]),
              key('{other}', [number('EnableDHCP', 1), text('NameServer', '10.0.0.3')]),
            ],
          ),
        ]),
      ),
    risk: 'needsThought',
    gone: [
      `${OF_ADAPTER}!EnableDHCP = 0`,
      `${OF_ADAPTER}!IPAddress = 10.0.0.7`,
      `${OF_ADAPTER}!SubnetMask = 255.255.255.0`,
      `${OF_ADAPTER}!DefaultGateway = 10.0.0.1`,
      `${OF_ADAPTER}!NameServer = 10.0.0.2`,
    ],
    come: [`${OF_ADAPTER}!EnableDHCP = 1`],
    checks: {},
  },
  {
    id: 'remove-link-local-routes',
    title: 'beside a route that stays',
    bad: () =>
      system(
        tcpip([
          key('PersistentRoutes', [
            text('169.254.169.254,255.255.255.255,172.31.48.1,15', ''),
            text('169.254.169.250,255.255.255.255,172.31.48.1,15', ''),
            text('10.9.0.0,255.255.0.0,10.0.0.1,1', ''),
          ]),
        ]),
      ),
    risk: 'safe',
    gone: [
      `${ROUTES}!169.254.169.254,255.255.255.255,172.31.48.1,15 = `,
      `${ROUTES}!169.254.169.250,255.255.255.255,172.31.48.1,15 = `,
    ],
    come: [],
    checks: {},
  },
  {
    id: 'set-real-time-is-universal',
    title: 'with another time zone',
    bad: () => system(zone(text('TimeZoneKeyName', 'W. Europe Standard Time'))),
    risk: 'safe',
    gone: [],
    come: [`${SET}\\Control\\TimeZoneInformation!RealTimeIsUniversal = 1`],
    checks: {},
  },
  {
    id: 'clear-autologon',
    title: 'with password and count',
    bad: () =>
      software(
        path(
          'Microsoft\\Windows NT\\CurrentVersion\\Winlogon',
          [],
          [
            text('AutoAdminLogon', '1'),
            text('DefaultUserName', 'Administrator'),
            text('DefaultPassword', SECRET),
            number('AutoLogonCount', 3),
          ],
        ),
      ),
    risk: 'needsThought',
    gone: [
      `${WINLOGON}!AutoAdminLogon = 1`,
      `${WINLOGON}!DefaultPassword = ${SECRET}`,
      `${WINLOGON}!AutoLogonCount = 3`,
    ],
    come: [`${WINLOGON}!AutoAdminLogon = 0`],
    checks: { 'winlogon-autologon': ['warning', 'pass'] },
    secret: SECRET,
  },
  {
    id: 'clear-staged-passwords',
    title: 'in keys and values',
    bad: () =>
      software(
        path('Microsoft\\Windows NT\\CurrentVersion\\UnattendSettings\\Shell', [
          key('AdministratorPassword', [text('Value', SECRET), text('PlainText', 'true')]),
          key('AutoLogon', [text('Password', SECRET), text('Username', 'Administrator')]),
        ]),
      ),
    risk: 'safe',
    gone: [
      `${STAGED}\\Shell\\AdministratorPassword!Value = ${SECRET}`,
      `${STAGED}\\Shell\\AutoLogon!Password = ${SECRET}`,
    ],
    come: [],
    checks: { 'unattend-settings-passwords': ['warning', 'pass'] },
    secret: SECRET,
  },
  {
    id: 'scrub-cached-answer-files',
    title: 'of a machine that is up',
    bad: () => ({ ...sampleFiles('healthy'), [CACHED]: cached(SECRET, PLAIN) }),
    risk: 'needsThought',
    gone: [joinLine(SECRET), accountLine(PLAIN)],
    come: [joinLine(SCRUBBED), accountLine(SCRUBBED)],
    checks: { 'cached-answer-file-secrets': ['warning', 'pass'] },
    secret: SECRET,
  },
  {
    id: 'scrub-cached-answer-files',
    title: 'of a first boot that stopped: only what ran',
    bad: () => ({ ...sampleFiles('failed-copyprofile'), [CACHED]: cached(SECRET, PLAIN) }),
    risk: 'safe',
    gone: [joinLine(SECRET)],
    come: [joinLine(SCRUBBED)],
    checks: {},
    secret: SECRET,
  },
  {
    id: 'remove-forgotten-answer-file',
    title: 'in the registry and in Panther\\Unattend',
    bad: () => ({
      ...system(path('Setup', [], [text('UnattendFile', 'C:\\old\\unattend.xml')])),
      [EARLY]: '<unattend><settings pass="specialize"/></unattend>',
    }),
    risk: 'needsThought',
    gone: [
      'SYSTEM\\Setup!UnattendFile = C:\\old\\unattend.xml',
      `${EARLY}: <unattend><settings pass="specialize"/></unattend>`,
    ],
    come: [],
    checks: {},
  },
  {
    id: 'rearm-ec2config',
    title: 'both plug-ins used up',
    bad: usedUp,
    risk: 'needsThought',
    gone: [`${CONFIG_XML}: <State>Disabled</State>`, `${CONFIG_XML}: <State>Disabled</State>`],
    come: [`${CONFIG_XML}: <State>Enabled</State>`, `${CONFIG_XML}: <State>Enabled</State>`],
    checks: { 'first-boot-password': ['warning', 'pass'], 'first-boot-user-data': ['warning', 'pass'] },
  },
  {
    id: 'rearm-ec2launch1',
    title: 'after a run on every boot',
    bad: () => launch1({ [LAUNCH_CONFIG]: launchConfig({ handleUserData: false, adminPasswordType: 'DoNothing' }) }),
    risk: 'needsThought',
    gone: [`${LAUNCH_CONFIG}: ${launchConfig({ handleUserData: false, adminPasswordType: 'DoNothing' })}`],
    come: [`${LAUNCH_CONFIG}: ${launchConfig()}`],
    checks: { 'first-boot-password': ['warning', 'pass'], 'first-boot-user-data': ['warning', 'pass'] },
  },
  {
    id: 'rearm-ec2launch2',
    title: 'with its state file',
    bad: () => launch2({ [RUN_ONCE]: 'done' }),
    risk: 'needsThought',
    gone: [`${RUN_ONCE}: done`],
    come: [],
    checks: { 'first-boot-password': ['warning', 'pass'], 'first-boot-user-data': ['warning', 'pass'] },
  },
];
