import { number, path, text } from '../../../main/sample/hiveSpecs.ts';
import { SAMPLE } from '../../../main/sample/identity.ts';
import { hiveWith, sampleFiles } from '../../support/worlds.ts';
import { policySid, service } from '../volumes.ts';
import type { CheckCase } from './checkCase.ts';

const healthy = () => sampleFiles('healthy');

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
