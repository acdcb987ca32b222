import { CONTROL, findText } from '../../subject/lookup.ts';
import { finding, judgeFound, unknownFinding, type CheckRule } from '../rule.ts';

const KEY = `${CONTROL}\\ProductOptions`;
const PLACE = { key: KEY, value: 'ProductType' };
const WHAT = 'Whether the machine is a domain controller';

/** A domain controller cannot be generalized. Source: sysprep facts, section 12; failure modes FM-50. */
export const domainController: CheckRule = {
  id: 'domain-controller',
  area: 'identity',
  grade: 'required',
  mayBreak: 'generalize',
  question: 'Is the machine no domain controller?',
  remedy: 'Demote it on the source machine, leave the domain, and check again.',
  source: [
    { document: 'Microsoft, Sysprep support for server roles', certainty: 'documented' },
    { document: 'ProductType in ProductOptions', certainty: 'inferred' },
  ],
  run({ registry }) {
    return judgeFound(domainController, WHAT, findText(registry, KEY, 'ProductType'), PLACE, (type) => {
      const evidence = [{ where: PLACE, text: type ?? 'not present' }];
      switch (type?.toLowerCase()) {
        case 'lanmannt':
          return finding(domainController, 'fail', 'The machine is a domain controller', {
            detail: 'A domain controller can never be generalized.',
            evidence,
            fix: domainController.remedy,
            breaks: 'generalize',
          });
        case 'servernt':
        case 'winnt':
          return finding(domainController, 'pass', 'The machine is no domain controller', { evidence });
        default:
          return unknownFinding(domainController, WHAT, `The product type: ${type ?? 'not present'}.`, PLACE);
      }
    });
  },
};
