import { hiveWhole } from '../../subject/lookup.ts';
import { ACCOUNT_DOMAIN_POLICY, readPolicySid } from '../../subject/machineSids.ts';
import { damagedFinding, finding, judgeFound, unknownFinding, type CheckRule } from '../rule.ts';

const PLACE = { key: ACCOUNT_DOMAIN_POLICY };
const SAM = { key: 'HKLM\\SAM\\SAM\\Domains\\Account', value: 'V' };
const WHAT = 'Whether both copies of the machine SID agree';

/** SAM and security policy hold the same machine SID. Source: sysprep facts, section 6.1. */
export const machineSidCopies: CheckRule = {
  id: 'machine-sid-copies',
  area: 'identity',
  grade: 'recommended',
  mayBreak: 'specialize',
  question: 'Do SAM and security policy hold the same machine SID?',
  remedy: 'Take all hives from the same machine; where they are, build the machine again from its image.',
  source: [{ document: 'SAM and SECURITY of real hives', certainty: 'observed' }],
  run({ registry, machineSid, report }) {
    return judgeFound(machineSidCopies, WHAT, readPolicySid(registry), PLACE, (policy) => {
      if (machineSid === null)
        return unknownFinding(machineSidCopies, WHAT, 'The machine SID of SAM is not told.', SAM);
      const evidence = [
        { where: SAM, text: machineSid },
        { where: PLACE, text: policy ?? 'not present' },
      ];
      if (policy === null)
        return finding(machineSidCopies, 'notApplicable', 'There is only one copy of the machine SID', { evidence });
      if (policy === machineSid)
        return finding(machineSidCopies, 'pass', 'SAM and security policy hold the same machine SID', {
          detail: 'Whether another machine has it too cannot be told from one volume.',
          evidence,
        });
      const damaged = ['SAM', 'SECURITY'].find((hive) => !hiveWhole(report, hive));
      if (damaged !== undefined) return damagedFinding(machineSidCopies, WHAT, damaged, PLACE);
      return finding(machineSidCopies, 'warning', 'SAM and security policy hold different machine SIDs', {
        detail: 'The change of the SID was cut off, or the hives are of different machines.',
        evidence,
        fix: machineSidCopies.remedy,
        breaks: 'specialize',
        prediction: 'cannotTell',
      });
    });
  },
};
