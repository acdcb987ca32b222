import { findNumber, SYSTEM_SETUP } from '../../subject/lookup.ts';
import { finding, unknownFinding, unreadableFinding, type CheckFinding, type CheckRule } from '../rule.ts';

const KEY = `${SYSTEM_SETUP}\\Status\\SysprepStatus`;
const WHAT = 'Whether Sysprep may run by its own state';

/** Sysprep runs only from state 7. Source: sysprep facts, section 4.2; sysprep-failures, invalid-state. */
export const sysprepStatus: CheckRule = {
  id: 'sysprep-status',
  area: 'state',
  grade: 'required',
  mayBreak: 'generalize',
  question: 'Does the state that Sysprep keeps let it run?',
  remedy:
    'Go back to a snapshot. Otherwise, on the source machine: set GeneralizationState to 7 and CleanupState to 2, remove System32\\Sysprep\\Panther, and install msdtc again (msdtc -uninstall, msdtc -install).',
  source: [
    {
      document: 'Windows Setup logs and SYSTEM hives of Windows 7 to 10; Microsoft forum advice',
      certainty: 'observed',
    },
    { document: 'States other than 3, 4 and 7, and CleanupState other than 2', certainty: 'unconfirmed' },
  ],
  run({ registry }) {
    const [general, cleanup] = ['GeneralizationState', 'CleanupState'].map((value) => ({
      where: { key: KEY, value },
      found: findNumber(registry, KEY, value),
    }));
    for (const each of [general, cleanup])
      if (each?.found.kind === 'unreadable')
        return unreadableFinding(sysprepStatus, WHAT, each.found.problem, each.where);
    return judge(numberOf(general), numberOf(cleanup));
  },
};

function numberOf(each: { readonly found: ReturnType<typeof findNumber> } | undefined): number | null {
  return each?.found.kind === 'found' ? each.found.value : null;
}

function judge(general: number | null, cleanup: number | null): CheckFinding {
  const evidence = Object.entries({ GeneralizationState: general, CleanupState: cleanup }).map(([value, number]) => ({
    where: { key: KEY, value },
    text: number === null ? 'not present' : `${value} = ${number}`,
  }));
  switch (general) {
    case 7:
      if (cleanup === null || cleanup === 2)
        return finding(sysprepStatus, 'pass', 'The state that Sysprep keeps lets it run', { evidence });
      return finding(sysprepStatus, 'warning', `CleanupState is ${cleanup}, where 2 is usual`, {
        detail: 'What other values mean is not documented.',
        evidence,
        fix: sysprepStatus.remedy,
        breaks: 'generalize',
        prediction: 'cannotTell',
      });
    case 3:
      return finding(sysprepStatus, 'fail', 'Sysprep refuses: an earlier generalize did not finish', {
        detail: 'GeneralizationState is 3. Sysprep ends with "the machine is in an invalid state".',
        evidence,
        fix: sysprepStatus.remedy,
        breaks: 'generalize',
        related: ['generalized-markers'],
      });
    case 4:
      return finding(sysprepStatus, 'warning', 'The image is generalized and waits for specialize', {
        detail: 'Sysprep cannot run on it again before it has started once.',
        evidence,
        fix: 'Use the image as it is, or start a machine from it and prepare that one.',
        breaks: 'generalize',
      });
    default:
      return unknownFinding(
        sysprepStatus,
        WHAT,
        general === null
          ? 'There is no GeneralizationState.'
          : `What GeneralizationState ${general} means is not known.`,
        { key: KEY, value: 'GeneralizationState' },
        'Look at the value on the source machine: 7 is the one that every healthy Windows has.',
      );
  }
}
