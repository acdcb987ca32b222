import { text } from '../../../main/sample/hiveSpecs.ts';
import { sampleFiles } from '../../support/worlds.ts';
import { answerZone, zoneInformation } from '../volumes.ts';
import type { CheckCase } from './checkCase.ts';

const good = () => sampleFiles('healthy');

export const time: readonly CheckCase[] = [
  { id: 'real-time-is-universal', good, bad: () => answerZone('Pacific Standard Time'), badResult: 'fail' },
  {
    id: 'time-zone',
    good,
    bad: () => zoneInformation([text('TimeZoneKeyName', 'Pacific Standard Time')]),
    badResult: 'warning',
  },
];
