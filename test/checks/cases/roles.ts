import { number } from '../../../main/sample/hiveSpecs.ts';
import { sampleFiles } from '../../support/worlds.ts';
import { bothHives, ofBuild, service } from '../volumes.ts';
import type { CheckCase } from './checkCase.ts';

const healthy = () => sampleFiles('healthy');
const CONFIG = 'Windows/System32/inetsrv/config/applicationHost.config';
const withConfig = (text: string) => ({ ...healthy(), [CONFIG]: text });

export const roles: readonly CheckCase[] = [
  {
    id: 'server-roles',
    good: healthy,
    bad: () => bothHives(service('CertSvc', [number('Start', 2)]), ofBuild('9200')),
    badResult: 'fail',
  },
  {
    id: 'iis-encrypted-credentials',
    good: () => withConfig('<add name="DefaultAppPool" />'),
    bad: () => withConfig('<processModel\r\n userName="x" password="[enc:IISWASOnlyAesProvider:abc:enc]" />'),
    badResult: 'fail',
    onSample: 'notApplicable',
  },
  {
    id: 'msmq-hang',
    good: healthy,
    bad: () => service('MSMQ', [number('Start', 2)]),
    badResult: 'warning',
  },
  {
    id: 'docker-image-family',
    good: () => ofBuild('14393'),
    bad: () => bothHives(service('docker', [number('Start', 2)]), ofBuild('14393')),
    badResult: 'fail',
    onSample: 'notApplicable',
  },
];
