import { number, path, text } from '../../../main/sample/hiveSpecs.ts';
import { hiveWith, sampleFiles } from '../../support/worlds.ts';
import { firewallRule, service, station } from '../volumes.ts';
import type { CheckCase } from './checkCase.ts';

const good = () => sampleFiles('healthy');

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
  },
  { id: 'rdp-service-start', good, bad: () => service('TermService', [number('Start', 4)]), badResult: 'fail' },
  {
    id: 'rdp-listeners',
    good,
    bad: () => station('ICA-Tcp', [number('PortNumber', 3389), number('fEnableWinStation', 1)]),
    badResult: 'warning',
  },
  { id: 'rdp-port', good, bad: () => station('RDP-Tcp', [number('PortNumber', 5000)]), badResult: 'warning' },
  {
    id: 'rdp-firewall',
    good,
    bad: () => firewallRule('RemoteDesktop-UserMode-In-TCP', 'Action=Allow|Active=FALSE|Dir=In|Protocol=6|LPort=3389'),
    badResult: 'fail',
  },
  { id: 'rdp-nla', good, bad: () => station('RDP-Tcp', [number('UserAuthentication', 0)]), badResult: 'warning' },
  {
    id: 'certificate-binding',
    good,
    bad: () => station('RDP-Tcp', [text('SSLCertificateSHA1Hash', 'x')]),
    badResult: 'warning',
  },
];
