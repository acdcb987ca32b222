import { buildHive } from '../../../main/registry/regf/build.ts';
import { key, number, path, text } from '../../../main/sample/hiveSpecs.ts';
import { SAMPLE } from '../../../main/sample/identity.ts';
import { hiveWith, sampleFiles } from '../../support/worlds.ts';
import { policySid, service } from '../volumes.ts';
import type { CheckCase } from './checkCase.ts';

const healthy = () => sampleFiles('healthy');

const inCorp = () => service('Tcpip\\Parameters', [text('Domain', 'corp.example')]);

export const identity: readonly CheckCase[] = [
  {
    id: 'domain-controller',
    good: healthy,
    bad: () =>
      hiveWith(
        'healthy',
        'SYSTEM',
        path('ControlSet001\\Control\\ProductOptions', [], [text('ProductType', 'LanmanNT')]),
      ),
    badResult: 'fail',
  },
  {
    id: 'domain-joined',
    good: healthy,
    bad: () =>
      hiveWith(
        'healthy',
        'SOFTWARE',
        path(
          'Microsoft\\Windows\\CurrentVersion\\Group Policy\\State\\Machine',
          [],
          [text('Distinguished-Name', 'CN=X,DC=corp')],
        ),
      ),
    badResult: 'warning',
    also: [
      {
        when: 'where there is only a DNS domain',
        files: inCorp,
        result: 'warning',
        says: /has the DNS domain corp\.example, and nothing else shows membership/,
      },
      {
        when: 'where the machine account is kept beside a DNS domain',
        files: () => ({
          ...inCorp(),
          'Windows/System32/config/SECURITY': buildHive({
            root: key('SECURITY', [], [path('Policy\\Secrets\\$MACHINE.ACC', [])]),
            lastWritten: 1n,
          }),
        }),
        result: 'warning',
        says: /^The machine is a member of a domain/,
      },
    ],
  },
  {
    id: 'directory-joined',
    good: healthy,
    bad: () => hiveWith('healthy', 'SYSTEM', path('ControlSet001\\Control\\CloudDomainJoin\\JoinInfo\\A1', [])),
    badResult: 'warning',
  },
  {
    id: 'offline-domain-join',
    good: () => hiveWith('healthy', 'SYSTEM', path('Setup\\DJOIN', [])),
    bad: () => hiveWith('healthy', 'SYSTEM', path('Setup\\DJOIN', [], [text('Blob', 'x')])),
    badResult: 'warning',
  },
  {
    id: 'machine-sid-copies',
    good: () => policySid(SAMPLE.machineSid),
    bad: () => policySid('S-1-5-21-7-8-9'),
    badResult: 'warning',
    onSample: 'notApplicable',
  },
  {
    id: 'cluster-node',
    good: healthy,
    bad: () => ({ ...service('ClusSvc', [number('Start', 2)]), 'Windows/Cluster/CLUSDB': '' }),
    badResult: 'fail',
  },
];
