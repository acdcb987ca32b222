import { buildOf, findNumber } from '../../subject/lookup.ts';
import { buildUntold, finding, judgeFound, type CheckRule } from '../rule.ts';

const KEY = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\ReserveManager';
const PLACE = { key: KEY, value: 'ActiveScenario' };
const WHAT = 'Whether reserved storage is in use';
/** Windows 10 1903. */
const FIRST_BUILD = 18_362;

/** No update uses reserved storage. Source: sysprep facts, sections 5 and 7; sysprep-failures, reserved-storage. */
export const reservedStorage: CheckRule = {
  id: 'reserved-storage',
  area: 'pending',
  grade: 'required',
  mayBreak: 'generalize',
  stopsSysprepOnly: true,
  question: 'Is reserved storage not in use?',
  remedy:
    'Let updates finish on the source machine and restart it; DISM /Online /Get-ReservedStorageState tells the state.',
  source: [{ document: 'Microsoft SupportArticles; Broadcom and Omnissa knowledge bases', certainty: 'documented' }],
  run({ registry, report }) {
    const found = findNumber(registry, KEY, 'ActiveScenario');
    return judgeFound(reservedStorage, WHAT, found, PLACE, (scenario) => {
      const evidence = [{ where: PLACE, text: scenario === null ? 'not present' : `ActiveScenario = ${scenario}` }];
      if (scenario !== null && scenario !== 0)
        return finding(reservedStorage, 'fail', 'An update or servicing uses reserved storage', {
          detail:
            'Sysprep refuses with 0x800F0975 ("Audit mode cannot be turned on if reserved storage is in use") until that work is done.',
          evidence,
          fix: reservedStorage.remedy,
          breaks: 'generalize',
          prediction: 'likely',
        });
      const build = buildOf(report);
      if (scenario === null && build === null) return buildUntold(reservedStorage, WHAT);
      if (scenario === null && build !== null && build < FIRST_BUILD)
        return finding(reservedStorage, 'notApplicable', `Windows of build ${build} has no reserved storage`, {
          evidence,
        });
      return finding(reservedStorage, 'pass', 'Reserved storage is not in use', { evidence });
    });
  },
};
