import { number, path, text } from '../../../main/sample/hiveSpecs.ts';
import { hiveWith, sampleFiles } from '../../support/worlds.ts';
import { service, softwareProtection } from '../volumes.ts';
import type { CheckCase } from './checkCase.ts';

export const licensing: readonly CheckCase[] = [
  {
    id: 'rearm-count',
    good: () => softwareProtection([number('SkipRearm', 1)]),
    goodResult: 'notApplicable',
    bad: () => softwareProtection([number('SkipRearm', 0)]),
    badResult: 'unknown',
    onSample: 'unknown',
  },
  {
    id: 'skip-rearm',
    good: () => sampleFiles('healthy'),
    bad: () => softwareProtection([number('SkipRearm', 1)]),
    badResult: 'warning',
  },
  {
    id: 'kms-settings',
    good: () =>
      softwareProtection([
        text('KeyManagementServiceName', '169.254.169.251'),
        text('KeyManagementServicePort', '1688'),
      ]),
    bad: () =>
      hiveWith(
        'healthy',
        'SOFTWARE',
        path(
          'Microsoft\\Windows NT\\CurrentVersion\\SoftwareProtectionPlatform',
          [],
          [text('KeyManagementServiceName', 'kms.example.com')],
        ),
      ),
    badResult: 'warning',
  },
  {
    id: 'store-licence-service',
    good: () => service('WSService', [number('Start', 3)]),
    bad: () => service('WSService', [number('Start', 4)]),
    badResult: 'fail',
    onSample: 'notApplicable',
  },
];
