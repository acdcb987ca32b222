import { SYSTEM_SETUP } from '../../subject/lookup.ts';
import { statusRule } from '../statusNumbers.ts';

/** No pass of an answer file failed. Source: sysprep facts, section 4.2. */
export const unattendPassStatus = statusRule({
  id: 'unattend-pass-status',
  mayBreak: 'oobe',
  question: 'Did no pass of the answer file fail?',
  source: [
    { document: 'Windows Setup logs and SYSTEM hives of Windows 7 to 10', certainty: 'observed' },
    { document: 'The difference between the states 2 and 9', certainty: 'unconfirmed' },
  ],
  key: `${SYSTEM_SETUP}\\Status\\UnattendPasses`,
  besides: ['ActionQueueCookie'],
  healthy: [0, 2, 9],
  failed: 1,
  what: 'Whether a pass of the answer file failed',
  passed: 'No pass of the answer file failed',
  failure: {
    title: 'A pass of the answer file failed',
    detail: 'Set-up then says "Pass has failed status; system is in an invalid state" and does not go on.',
    fix: 'Find the setting that failed in Troubleshoot, mend the answer file, and prepare the image again from its source.',
  },
});
