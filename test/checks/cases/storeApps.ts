import { number, path } from '../../../main/sample/hiveSpecs.ts';
import { sampleFiles } from '../../support/worlds.ts';
import { appxStore, ofBuild, service } from '../volumes.ts';
import type { CheckCase } from './checkCase.ts';

const USER = 'S-1-5-21-1-2-3-1001';
const PHOTOS = 'Microsoft.Windows.Photos_2024.11.0.0_x64__8wekyb3d8bbwe';

export const storeApps: readonly CheckCase[] = [
  {
    id: 'appx-not-provisioned',
    good: () => appxStore({ Applications: [PHOTOS], [USER]: [PHOTOS] }),
    bad: () => appxStore({ Applications: [], [USER]: [PHOTOS] }),
    badResult: 'fail',
  },
  {
    id: 'appx-service-disabled',
    good: () => service('AppXSvc', [number('Start', 3)]),
    bad: () => service('AppXSvc', [number('Start', 4)]),
    badResult: 'fail',
  },
  {
    id: 'appx-end-of-life',
    good: () => sampleFiles('healthy'),
    bad: () => appxStore({}, [path(`EndOfLife\\${USER}\\${PHOTOS}`, [])]),
    badResult: 'warning',
  },
  {
    id: 'appx-left-by-upgrade',
    good: () => ofBuild('17763'),
    bad: () => appxStore({ [USER]: ['Windows.MiracastView_6.3.0.0_neutral_neutral_cw5n1h2txyewy'] }, [], '17763'),
    badResult: 'fail',
    onSample: 'notApplicable',
  },
];
