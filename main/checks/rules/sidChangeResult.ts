import { findNumber, SYSTEM_SETUP } from '../../subject/lookup.ts';
import { finding, unreadableFinding, type CheckRule } from '../rule.ts';

const KEY = `${SYSTEM_SETUP}\\SetupCl`;
const WHAT = 'Whether the last change of the machine SID succeeded';

/** setupcl.exe, which changes the SID, succeeded. Source: sysprep facts, section 4.3. */
export const sidChangeResult: CheckRule = {
  id: 'sid-change-result',
  area: 'state',
  grade: 'recommended',
  mayBreak: 'specialize',
  question: 'Did the last change of the machine SID succeed?',
  remedy: 'Look at the set-up logs in Troubleshoot, and build the machine again from its image.',
  source: [{ document: 'SYSTEM\\Setup\\SetupCl in real hives', certainty: 'observed' }],
  run({ registry }) {
    const values = ['ExecutionSuccessful', 'NTSTATUS'].map((value) => ({
      where: { key: KEY, value },
      found: findNumber(registry, KEY, value),
    }));
    for (const { found, where } of values)
      if (found.kind === 'unreadable') return unreadableFinding(sidChangeResult, WHAT, found.problem, where);
    const numbers = values.map(({ found }) => (found.kind === 'found' ? found.value : null));
    const evidence = values.map(({ where }, index) => ({
      where,
      text: `${where.value} = ${numbers[index] ?? 'not present'}`,
    }));
    const [successful, status] = numbers;
    if (successful === null && status === null)
      return finding(sidChangeResult, 'notApplicable', 'The machine SID has never been changed here', { evidence });
    if (successful === 0 || (status !== null && status !== 0))
      return finding(sidChangeResult, 'warning', 'The last change of the machine SID failed', {
        detail: 'setupcl.exe wrote an error, so parts of the machine may still have the SID of the source.',
        evidence,
        fix: sidChangeResult.remedy,
        breaks: 'specialize',
        prediction: 'likely',
      });
    return finding(sidChangeResult, 'pass', 'The last change of the machine SID succeeded', { evidence });
  },
};
