import { key, path } from '../../../main/sample/hiveSpecs.ts';
import { hiveWith, sampleFiles } from '../../support/worlds.ts';
import { SERVICING } from '../volumes.ts';
import type { CheckCase } from './checkCase.ts';

export const pending: readonly CheckCase[] = [
  {
    id: 'pending-restart',
    good: () => sampleFiles('healthy'),
    bad: () => hiveWith('healthy', 'SOFTWARE', path(SERVICING, [key('RebootPending', [])])),
    badResult: 'fail',
  },
];
