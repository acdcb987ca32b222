import { readNumber, SYSTEM_SETUP, valueOrNull } from '../subject/lookup.ts';
import { setNumber } from './registryWishes.ts';
import type { Remedy } from './remedy.ts';

const KEY = `${SYSTEM_SETUP}\\Status\\SysprepStatus`;
/** Generalize began and did not end; later runs refuse. */
const STUCK = 3;
const HEALTHY = { GeneralizationState: 7, CleanupState: 2 } as const;

/**
 * Sets the state of a generalize that began and did not end to that of a healthy machine, as public advice has it; a
 * value that is not there is not added. Source: sysprep facts, section 4.2; failure modes FM-42.
 */
export const sysprepStatus: Remedy = {
  id: 'reset-sysprep-status',
  issues: ['invalid-state', 'invalid-state-summary'],
  find({ registry, report }) {
    const generalization = valueOrNull(readNumber(registry, KEY, 'GeneralizationState'));
    if (generalization !== STUCK || report.generalized.verdict === 'generalized') return null;
    const cleanup = valueOrNull(readNumber(registry, KEY, 'CleanupState'));
    const wrong = [
      { name: 'GeneralizationState', now: generalization, healthy: HEALTHY.GeneralizationState },
      { name: 'CleanupState', now: cleanup, healthy: HEALTHY.CleanupState },
    ].filter(({ now, healthy }) => now !== null && now !== healthy);
    return {
      title: 'Let Sysprep run again after a generalize that did not end',
      risk: 'needsThought',
      warning:
        'This is public advice that Microsoft does not support, and half a generalize may have left more behind: a new image from the source is the sure way. Before the next run, remove Windows\\System32\\Sysprep\\Panther and register MSDTC anew on the source machine (msdtc -uninstall, msdtc -install).',
      changes: wrong.map(({ name, healthy }) => setNumber(KEY, name, healthy)),
      because: wrong.map(({ name, now }) => ({ where: { key: KEY, value: name }, text: `${name} = ${String(now)}` })),
      source: [
        {
          document: 'Public repair advice for "invalid state" (jacqinthebox/packer-templates and others)',
          certainty: 'observed',
        },
      ],
      mends: ['sysprep-status'],
    };
  },
};
