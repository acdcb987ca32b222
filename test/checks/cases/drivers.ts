import { number } from '../../../main/sample/hiveSpecs.ts';
import { sampleFiles, sampleWith } from '../../support/worlds.ts';
import { taskXml } from '../agents.ts';
import { service, withoutService, withPvDriverOf } from '../volumes.ts';
import type { CheckCase } from './checkCase.ts';

const good = () => sampleFiles('healthy');
const CLEANUP = 'Windows/System32/Tasks/Microsoft/Windows/Plug and Play/Plug and Play Cleanup';

export const drivers: readonly CheckCase[] = [
  { id: 'boot-storage-drivers', good, bad: () => service('AWSNVMe', [number('Start', 4)]), badResult: 'warning' },
  { id: 'nvme-driver', good, bad: () => withoutService('AWSNVMe'), badResult: 'warning' },
  { id: 'ena-driver', good, bad: () => withoutService('ena'), badResult: 'warning' },
  { id: 'pv-driver', good, bad: () => service('rhelscsi', [number('Start', 0)]), badResult: 'fail' },
  {
    id: 'persist-devices',
    good,
    bad: () =>
      sampleWith('healthy', {
        'Program Files/Amazon/Ec2ConfigService/sysprep2008.xml': (xml) =>
          xml.replace(/(<PersistAllDeviceInstalls>)true/, (_, before: string) => `${before}false`),
      }),
    badResult: 'warning',
    withoutHives: 'decided',
  },
  {
    id: 'device-cleanup',
    good,
    bad: () => ({ ...withPvDriverOf('9-9-2014'), [CLEANUP]: taskXml(true) }),
    badResult: 'fail',
  },
];
