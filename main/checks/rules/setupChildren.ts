import { SYSTEM_SETUP } from '../../subject/lookup.ts';
import { statusRule } from '../statusNumbers.ts';

/** Every program of set-up has ended. Source: sysprep facts, section 4.2. */
export const setupChildren = statusRule({
  id: 'setup-children',
  mayBreak: 'oobe',
  question: 'Has every program of set-up ended?',
  source: [
    { document: 'SYSTEM hives of Windows 7 to 10; the well-known rescue of a restart loop', certainty: 'observed' },
  ],
  key: `${SYSTEM_SETUP}\\Status\\ChildCompletion`,
  healthy: [0, 3],
  failed: 1,
  what: 'Whether the programs of set-up have ended',
  passed: 'Every program of set-up has ended or has not run',
  failure: {
    title: 'A program of set-up failed or was cut off',
    detail: 'Windows starts set-up again at each boot, or stops with "The computer restarted unexpectedly".',
    fix: 'Open Troubleshoot to see why it stopped, and prepare the image again from its source.',
  },
});
