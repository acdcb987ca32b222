import { key, number, path } from '../../../main/sample/hiveSpecs.ts';
import { hiveWith, sampleFiles } from '../../support/worlds.ts';
import { ofBuild, service, SERVICING } from '../volumes.ts';
import type { CheckCase } from './checkCase.ts';

const RESERVE = 'Microsoft\\Windows\\CurrentVersion\\ReserveManager';

export const pending: readonly CheckCase[] = [
  {
    id: 'pending-restart',
    good: () => sampleFiles('healthy'),
    bad: () => hiveWith('healthy', 'SOFTWARE', path(SERVICING, [key('RebootPending', [])])),
    badResult: 'fail',
  },
  {
    id: 'reserved-storage',
    good: () => ofBuild('19045', path(RESERVE, [], [number('ActiveScenario', 0)])),
    bad: () => ofBuild('19045', path(RESERVE, [], [number('ActiveScenario', 4)])),
    badResult: 'fail',
    onSample: 'notApplicable',
    also: [
      {
        when: 'where the build is not told',
        files: () => ofBuild('unknown'),
        result: 'unknown',
        says: /^Whether reserved storage is in use could not be decided The build of Windows is not told/,
      },
    ],
  },
  {
    id: 'servicing-service',
    good: () => service('TrustedInstaller', [number('Start', 3)]),
    bad: () => service('TrustedInstaller', [number('Start', 4)]),
    badResult: 'fail',
  },
];
