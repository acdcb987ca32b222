import type { KeySpec, ValueSpec } from '../../../main/registry/regf/build.ts';
import { key, number, path, text } from '../../../main/sample/hiveSpecs.ts';
import { hiveEdited, hiveWith, sampleFiles, type Files } from '../../support/worlds.ts';
import { FIREWALL, firewallRule, service, station, without } from '../volumes.ts';
import type { CheckCase } from './checkCase.ts';

const good = () => sampleFiles('healthy');

const closed = (...extra: readonly KeySpec[]): Files =>
  firewallRule('RemoteDesktop-UserMode-In-TCP', 'Action=Allow|Active=FALSE|Dir=In|Protocol=6|LPort=3389', ...extra);
const profiles = (values: readonly ValueSpec[]): KeySpec =>
  path(
    FIREWALL,
    ['DomainProfile', 'StandardProfile', 'PublicProfile'].map((name) => key(name, values)),
  );
const POLICY = 'Policies\\Microsoft\\WindowsFirewall';
const policyProfiles = (values: readonly ValueSpec[]): KeySpec =>
  path(
    POLICY,
    ['DomainProfile', 'PrivateProfile', 'PublicProfile'].map((name) => key(name, values)),
  );
const policyRule = (more: string): KeySpec =>
  path(
    `${POLICY}\\FirewallRules`,
    [],
    [text('RDP', `v2.22|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=3389|${more}|`)],
  );
/** The SOFTWARE hive of the healthy sample with more in it. */
const software = (...extra: readonly KeySpec[]): Files => {
  const files = hiveWith('healthy', 'SOFTWARE', ...extra);
  return without(files, /^(?!.*config\/SOFTWARE$)/);
};

export const remoteDesktop: readonly CheckCase[] = [
  {
    id: 'rdp-state',
    good,
    bad: () =>
      hiveWith(
        'healthy',
        'SYSTEM',
        path('ControlSet001\\Control\\Terminal Server', [], [number('fDenyTSConnections', 1)]),
      ),
    badResult: 'warning',
    also: [
      {
        when: 'where its listener allows no session',
        files: () => station('RDP-Tcp', [number('MaxInstanceCount', 0)]),
        result: 'warning',
        says: /^Remote Desktop is out of reach: MaxInstanceCount of the station RDP-Tcp is 0/,
      },
    ],
  },
  { id: 'rdp-service-start', good, bad: () => service('TermService', [number('Start', 4)]), badResult: 'fail' },
  {
    id: 'rdp-listeners',
    good,
    bad: () => station('ICA-Tcp', [number('PortNumber', 3389), number('fEnableWinStation', 1)]),
    badResult: 'warning',
    also: [
      {
        when: 'where a number of a listener is no number',
        files: () => station('ICA-Tcp', [text('PortNumber', '3389'), number('fEnableWinStation', 1)]),
        result: 'unknown',
        says: /PortNumber holds no number/,
      },
    ],
  },
  { id: 'rdp-port', good, bad: () => station('RDP-Tcp', [number('PortNumber', 5000)]), badResult: 'warning' },
  {
    id: 'rdp-firewall',
    good,
    bad: () => closed(),
    badResult: 'fail',
    also: [
      {
        when: 'where the port is no number',
        files: () => station('RDP-Tcp', [text('PortNumber', '5000')]),
        result: 'unknown',
        says: /PortNumber holds no number/,
      },
      {
        when: 'where a policy for it is no number',
        files: () => ({ ...good(), ...software(policyProfiles([text('EnableFirewall', 'x')])) }),
        result: 'unknown',
        says: /EnableFirewall holds no number/,
      },
      {
        when: 'where what no rule names comes in',
        files: () => closed(profiles([number('DefaultInboundAction', 0)])),
        result: 'pass',
        says: /^The firewall lets port 3389 in/,
      },
      {
        when: 'where a policy has it stay out again',
        files: () => ({
          ...closed(profiles([number('DefaultInboundAction', 0)])),
          ...software(policyProfiles([number('DefaultInboundAction', 1)])),
        }),
        result: 'fail',
        says: /^The firewall keeps port 3389 closed/,
      },
      {
        when: 'where what no rule names comes in, and a rule blocks it',
        files: () => ({
          ...firewallRule(
            'Own',
            'Action=Block|Active=TRUE|Dir=In|Protocol=6|LPort=3389',
            profiles([number('DefaultInboundAction', 0)]),
          ),
        }),
        result: 'fail',
        says: /^The firewall keeps port 3389 closed/,
      },
      {
        when: 'where everything inbound is shut out',
        files: () => hiveWith('healthy', 'SYSTEM', profiles([number('DoNotAllowExceptions', 1)])),
        result: 'fail',
        says: /^The firewall keeps port 3389 closed/,
      },
      {
        when: 'where a policy leaves out the rules of the machine',
        files: () => ({ ...good(), ...software(policyProfiles([number('AllowLocalPolicyMerge', 0)])) }),
        result: 'fail',
        says: /^The firewall keeps port 3389 closed/,
      },
      {
        when: 'where the policy that leaves them out allows it itself',
        files: () => ({
          ...closed(),
          ...software(policyProfiles([number('AllowLocalPolicyMerge', 0)]), policyRule('Edge=FALSE')),
        }),
        result: 'pass',
        says: /^The firewall lets port 3389 in/,
      },
      {
        when: 'where the rule wants the other side to prove itself',
        files: () =>
          firewallRule(
            'RemoteDesktop-UserMode-In-TCP',
            'Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=3389|Security=Authenticate',
          ),
        result: 'warning',
        says: /does not let everybody in/,
      },
      {
        when: 'where only a policy has rules',
        files: () => ({
          ...hiveEdited('healthy', 'SYSTEM', (spec) => (spec.name === 'FirewallRules' ? null : spec)),
          ...software(policyRule('Edge=FALSE')),
        }),
        result: 'pass',
        says: /^The firewall lets port 3389 in/,
      },
      {
        when: 'where the rules keep it closed and the service of the firewall is disabled',
        files: () => closed(path('ControlSet001\\Services\\MpsSvc', [], [number('Start', 4)])),
        result: 'warning',
        says: /the service of the firewall is disabled .* likely not applied/,
      },
    ],
  },
  { id: 'rdp-nla', good, bad: () => station('RDP-Tcp', [number('UserAuthentication', 0)]), badResult: 'warning' },
  {
    id: 'certificate-binding',
    good,
    bad: () => station('RDP-Tcp', [text('SSLCertificateSHA1Hash', 'x')]),
    badResult: 'warning',
  },
];
