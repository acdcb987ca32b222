import { describe, expect, test } from 'vitest';
import { key, number, path, text } from '../../main/sample/hiveSpecs.ts';
import { readSubject } from '../../main/subject/subject.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import { checkOf, digest, hiveEdited, hiveWith, sampleWith, subjectOf, type Files } from '../support/worlds.ts';
import { FIREWALL, firewallRule, service, station, unread, without } from './volumes.ts';

const outcome = (files: Files, id: string) => {
  const { result, title } = checkOf(subjectOf(files), id);
  return [result, title];
};
const software = (...spec: Parameters<typeof path>) => hiveWith('healthy', 'SOFTWARE', path(...spec));
const policy = (profile: string, value: number): Files =>
  software(`Policies\\Microsoft\\WindowsFirewall\\${profile}`, [], [number('EnableFirewall', value)]);
const CLOSED = 'Action=Allow|Active=FALSE|Dir=In|Protocol=6|LPort=3389';
const closed = (...extra: Parameters<typeof firewallRule> extends [string, string, ...infer Rest] ? Rest : never) =>
  firewallRule('RemoteDesktop-UserMode-In-TCP', CLOSED, ...extra);
const closedWith = (rule: string) => closed(path(`${FIREWALL}\\FirewallRules`, [], [text('Own', `v2.22|${rule}|`)]));
const profileOff = (name: string) => path(`${FIREWALL}\\${name}`, [], [number('EnableFirewall', 0)]);
const ANSWER = 'Program Files/Amazon/Ec2ConfigService/sysprep2008.xml';
const opens = (xml: string) =>
  xml.replace(
    '<settings pass="specialize">',
    '<settings pass="specialize"><component name="Networking-MPSSVC-Svc" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS"><FirewallGroups><FirewallGroup><Active>true</Active><Group>Remote Desktop</Group><Profile>all</Profile></FirewallGroup></FirewallGroups></component>',
  );

describe('the firewall', () => {
  test.each<readonly [string, Files, string, RegExp]>([
    [
      'closed, the answer file opens it',
      { ...closed(), ...pick(sampleWith('healthy', { [ANSWER]: opens })) },
      'pass',
      /answer file opens/,
    ],
    [
      'closed, the answer file opens it and a rule blocks it',
      {
        ...closedWith('Action=Block|Active=TRUE|Dir=In|Protocol=6|LPort=3389'),
        ...pick(sampleWith('healthy', { [ANSWER]: opens })),
      },
      'fail',
      /keeps port 3389 closed/,
    ],
    [
      'off everywhere',
      closed(...['DomainProfile', 'StandardProfile', 'PublicProfile'].map(profileOff)),
      'pass',
      /lets port 3389 in/,
    ],
    ['off for one profile', closed(profileOff('PublicProfile')), 'warning', /network: Domain, Private$/],
    [
      'a policy beats it',
      { ...closed(profileOff('PublicProfile')), ...pick(policy('PublicProfile', 1)) },
      'fail',
      /keeps port 3389 closed/,
    ],
    [
      'a rule for two profiles',
      closedWith('Action=Allow|Active=TRUE|Dir=In|Protocol=6|Profile=Domain|Profile=Private|LPort=3389|App=System'),
      'warning',
      /network: Public$/,
    ],
    [
      'a rule for some addresses',
      closedWith('Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=3389|RA4=LocalSubnet'),
      'warning',
      /Domain, Private, Public$/,
    ],
    [
      'a rule for a range of ports',
      closedWith('Action=Allow|Active=TRUE|Dir=In|LPort=3000-4000'),
      'pass',
      /lets port 3389 in/,
    ],
    [
      'a rule for another program',
      closedWith('Action=Allow|Active=TRUE|Dir=In|Protocol=6|App=C:\\x.exe'),
      'fail',
      /keeps port/,
    ],
    [
      'a rule for another service',
      closedWith('Action=Allow|Active=TRUE|Dir=In|Protocol=6|Svc=x'),
      'fail',
      /keeps port/,
    ],
    [
      'a rule for what goes out',
      closedWith('Action=Allow|Active=TRUE|Dir=Out|Protocol=6|LPort=3389'),
      'fail',
      /keeps port/,
    ],
    ['a rule for UDP', closedWith('Action=Allow|Active=TRUE|Dir=In|Protocol=17|LPort=3389'), 'fail', /keeps port/],
    [
      'a rule that blocks',
      firewallRule('Own', 'Action=Block|Active=TRUE|Dir=In|Protocol=6|LPort=3389|Profile=Public'),
      'warning',
      /Public$/,
    ],
    ['another port', station('RDP-Tcp', [number('PortNumber', 5000)]), 'fail', /keeps port 5000 closed/],
    [
      'without its rules',
      hiveEdited('healthy', 'SYSTEM', (spec) => (spec.name === 'FirewallRules' ? null : spec)),
      'unknown',
      /could not/,
    ],
    [
      'without a profile',
      hiveEdited('healthy', 'SYSTEM', (spec) => (spec.name === 'PublicProfile' ? null : spec)),
      'unknown',
      /could not/,
    ],
    ['without SOFTWARE', without(closed(), /config\/SOFTWARE$/), 'unknown', /could not/],
  ])('%s', (_, files, result, title) => {
    expect(outcome(files, 'rdp-firewall')).toEqual([result, expect.stringMatching(title)]);
  });
});

/** What a volume has instead of the healthy sample, other than its SYSTEM hive. */
function pick(files: Files): Files {
  return without(files, /config\/(SYSTEM|SAM)$/);
}

const withoutStations = hiveEdited('healthy', 'SYSTEM', (spec) => (spec.name === 'WinStations' ? null : spec));
const member = software(
  'Microsoft\\Windows\\CurrentVersion\\Group Policy\\State\\Machine',
  [],
  [text('Distinguished-Name', 'CN=X,DC=corp')],
);
const WINRM = 'Microsoft\\Windows\\CurrentVersion\\WSMAN\\Listener';

describe('listeners, port, authentication and certificates', () => {
  test.each<readonly [string, Files, string, RegExp]>([
    ['rdp-listeners', station('ICA-Tcp', [number('PortNumber', 1494)]), 'pass', /^2 listeners .*RDP-Tcp on port 3389/],
    [
      'rdp-listeners',
      station('ICA-Tcp', [number('PortNumber', 3389), number('fEnableWinStation', 0)]),
      'pass',
      /^1 listener/,
    ],
    ['rdp-listeners', station('RDP-Tcp', [number('fEnableWinStation', 0)]), 'warning', /No listener/],
    ['rdp-listeners', station('RDP-Tcp', [number('MaxInstanceCount', 0)]), 'warning', /allows no connection/],
    ['rdp-listeners', withoutStations, 'warning', /No listener/],
    [
      'rdp-listeners',
      hiveWith(
        'healthy',
        'SYSTEM',
        path('ControlSet001\\Control\\Terminal Server\\WinStations', [
          key('RDP-Tcp', [number('fEnableWinStation', 0)]),
          key('ICA-Tcp', [number('PortNumber', 1494)]),
        ]),
      ),
      'warning',
      /RDP-Tcp does not listen; ICA-Tcp does/,
    ],
    ['rdp-port', withoutStations, 'unknown', /could not/],
    ['rdp-nla', withoutStations, 'unknown', /could not/],
    ['rdp-nla', station('RDP-Tcp', [number('UserAuthentication', 2)]), 'unknown', /could not/],
    [
      'rdp-nla',
      software('Policies\\Microsoft\\Windows NT\\Terminal Services', [], [number('UserAuthentication', 0)]),
      'warning',
      /, by a policy$/,
    ],
    ['rdp-nla', member, 'warning', /accounts of the domain will not pass/],
    ['rdp-service-start', service('TermService', [number('Start', 2)]), 'pass', /starts by itself/],
    ['rdp-service-start', service('TermService', [number('Start', 8)]), 'unknown', /could not/],
    [
      'rdp-service-start',
      hiveEdited('healthy', 'SYSTEM', (spec) => (spec.name === 'TermService' ? null : spec)),
      'fail',
      /not registered/,
    ],
    ['certificate-binding', software(`${WINRM}\\*+HTTPS`, []), 'warning', /bound to a certificate/],
    ['certificate-binding', software(`${WINRM}\\*+HTTP`, []), 'pass', /No listener/],
  ])('%s %#', (id, files, result, title) => {
    expect(outcome(files, id)).toEqual([result, expect.stringMatching(title)]);
  });

  test.each(['rdp-listeners', 'rdp-port', 'rdp-nla', 'rdp-service-start', 'rdp-firewall', 'certificate-binding'])(
    '%s is unknown without the hive SYSTEM, and where it is damaged or may not be read',
    (id) => {
      const files = withoutStations;
      const bytes = files['Windows/System32/config/SYSTEM'];
      const cut = bytes instanceof Uint8Array ? bytes.subarray(0, bytes.length - 512) : '';
      const subjects = [
        subjectOf(without(files, /config\/SYSTEM$/)),
        unread('SYSTEM'),
        readSubject(memoryFs({ ...files, 'Windows/System32/config/SYSTEM': cut }), {
          digest,
          writeBar: null,
          logs: [],
          problems: [],
        }),
      ];
      const results = subjects.map((subject) => checkOf(subject, id).result);
      expect(results.slice(0, 2)).toEqual(['unknown', 'unknown']);
      if (id !== 'rdp-service-start') expect(results[2]).toBe('unknown');
    },
  );

  test('a number of sessions that cannot be read leaves open whether the station gives one', () => {
    const marked = Buffer.from('a number of sessions that nobody reads');
    const files = station('RDP-Tcp', [{ name: 'MaxInstanceCount', type: 'REG_BINARY', data: marked }]);
    const bytes = Buffer.from(files['Windows/System32/config/SYSTEM'] ?? '');
    bytes.writeUInt32LE(0x7ffffff0, bytes.lastIndexOf('MaxInstanceCount') - 12);
    expect(outcome(files, 'rdp-state')).toEqual(['pass', expect.anything()]);
    expect(outcome({ ...files, 'Windows/System32/config/SYSTEM': bytes }, 'rdp-state')).toEqual([
      'unknown',
      expect.anything(),
    ]);
  });
});
