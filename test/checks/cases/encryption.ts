import { number, path, text } from '../../../main/sample/hiveSpecs.ts';
import { hiveWith, sampleFiles } from '../../support/worlds.ts';
import { bothHives, ofBuild, currentVersion } from '../volumes.ts';
import type { CheckCase } from './checkCase.ts';

const healthy = () => sampleFiles('healthy');
const client = () => ofBuild('22631', currentVersion([text('InstallationType', 'Client')]));

export const encryption: readonly CheckCase[] = [
  {
    id: 'bitlocker',
    good: healthy,
    goodResult: 'unknown',
    bad: () =>
      hiveWith('healthy', 'SYSTEM', path('ControlSet001\\Control\\BitlockerStatus', [], [number('BootStatus', 1)])),
    badResult: 'warning',
    onSample: 'unknown',
  },
  {
    id: 'device-encryption',
    good: () =>
      bothHives(
        hiveWith(
          'healthy',
          'SYSTEM',
          path('ControlSet001\\Control\\BitLocker', [], [number('PreventDeviceEncryption', 1)]),
        ),
        client(),
      ),
    bad: client,
    badResult: 'warning',
    onSample: 'notApplicable',
  },
  {
    id: 'efs-files',
    good: healthy,
    goodResult: 'unknown',
    bad: () => ({}),
    badResult: 'unknown',
    onSample: 'unknown',
  },
];
