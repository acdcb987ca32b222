import type { KeySpec, ValueSpec } from '../../main/registry/regf/build.ts';
import { key, list, number, path, text } from '../../main/sample/hiveSpecs.ts';
import { SAMPLE } from '../../main/sample/identity.ts';
import { hiveWith, type Files } from '../support/worlds.ts';
import type { RemedyCase } from './remedyCase.ts';

const SET = 'SYSTEM\\ControlSet001';
const WINLOGON = 'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon';
const STAGED = 'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\UnattendSettings';

const system = (...extra: readonly KeySpec[]): Files => hiveWith('healthy', 'SYSTEM', ...extra);
const software = (...extra: readonly KeySpec[]): Files => hiveWith('healthy', 'SOFTWARE', ...extra);
const service = (name: string, start: number): KeySpec =>
  path(`ControlSet001\\Services\\${name}`, [], [number('Start', start)]);
const tcpip = (keys: readonly KeySpec[]): KeySpec => path('ControlSet001\\Services\\Tcpip\\Parameters', keys);
const zone = (...values: readonly ValueSpec[]): KeySpec =>
  path('ControlSet001\\Control\\TimeZoneInformation', [], values);
const start = (name: string, value: number): string => `${SET}\\Services\\${name}!Start = ${value}`;

/** The interface of the adapter that the sample has. */
const ADAPTER = '{5F3F359E-9D52-4566-9BEC-37EFDFB25ABE}';
const OF_ADAPTER = `${SET}\\Services\\Tcpip\\Parameters\\Interfaces\\${ADAPTER}`;
const ROUTES = `${SET}\\Services\\Tcpip\\Parameters\\PersistentRoutes`;

const SECRET = 'Heron5-Lake!';

const FIREWALL = 'Services\\SharedAccess\\Parameters\\FirewallPolicy';
const RULES = `${SET}\\${FIREWALL}\\FirewallRules`;
const ruleText = (active: string): string =>
  `v2.22|Action=Allow|Active=${active}|Dir=In|Protocol=6|LPort=3389|App=%SystemRoot%\\system32\\svchost.exe|Svc=termservice|Name=@FirewallAPI.dll,-28775|`;
const rule = (name: string, active: string): ValueSpec => text(name, ruleText(active));
const firewall = (...rules: readonly ValueSpec[]): KeySpec =>
  path(`ControlSet001\\${FIREWALL}`, [
    ...['DomainProfile', 'StandardProfile', 'PublicProfile'].map((name) => key(name, [number('EnableFirewall', 1)])),
    key('FirewallRules', rules),
  ]);

const PROFILE_LIST = 'Microsoft\\Windows NT\\CurrentVersion\\ProfileList';
/** The key of an account that is not there. */
const DELETED = `${PROFILE_LIST}\\${SAMPLE.machineSid}-1010`;
const ADMINISTRATOR_FOLDER = 'C:\\Users\\Administrator';

/** Remedies that change keys and values of hives. */
export const REGISTRY_CASES: readonly RemedyCase[] = [
  {
    id: 'remove-shared-profile-keys',
    title: 'the key of a deleted user names the folder of the Administrator',
    bad: () => software(path(DELETED, [], [text('ProfileImagePath', ADMINISTRATOR_FOLDER, 'REG_EXPAND_SZ')])),
    risk: 'safe',
    gone: [`SOFTWARE\\${DELETED}`, `SOFTWARE\\${DELETED}!ProfileImagePath = ${ADMINISTRATOR_FOLDER}`],
    come: [],
    checks: { 'extra-profiles': ['warning', 'pass'], 'profile-doubled': ['warning', 'pass'] },
  },
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
    checks: { 'rdp-state': ['warning', 'pass'], 'dhcp-service-start': ['fail', 'pass'] },
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
    checks: { 'sysprep-status': ['fail', 'pass'] },
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
    checks: {
      'rdp-state': ['warning', 'pass'],
      'rdp-service-start': ['fail', 'pass'],
      'rdp-listeners': ['warning', 'pass'],
    },
  },
  {
    id: 'reopen-remote-desktop',
    title: 'its rule of the firewall',
    bad: () => system(firewall(rule('RemoteDesktop-UserMode-In-TCP', 'FALSE'), rule('Other-In-TCP', 'FALSE'))),
    risk: 'needsThought',
    gone: [`${RULES}!RemoteDesktop-UserMode-In-TCP = ${ruleText('FALSE')}`],
    come: [`${RULES}!RemoteDesktop-UserMode-In-TCP = ${ruleText('TRUE')}`],
    checks: { 'rdp-firewall': ['fail', 'pass'] },
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
    checks: { 'static-address': ['fail', 'pass'] },
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
    checks: { 'persistent-routes': ['fail', 'warning'] },
  },
  {
    id: 'set-real-time-is-universal',
    title: 'with another time zone',
    bad: () => system(zone(text('TimeZoneKeyName', 'W. Europe Standard Time'))),
    risk: 'safe',
    gone: [],
    come: [`${SET}\\Control\\TimeZoneInformation!RealTimeIsUniversal = 1`],
    checks: { 'real-time-is-universal': ['warning', 'pass'] },
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
];
