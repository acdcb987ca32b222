import { findNumber } from '../../subject/lookup.ts';
import { finding, judgeFound, unknownFinding, type CheckRule } from '../rule.ts';

const KEY = 'HKLM\\SOFTWARE\\Microsoft\\MSDTC';
const PLACE = { key: KEY, value: 'SysprepInProgress' };
const WHAT = 'The state of the transaction coordinator';
/** The transaction coordinator is not left in the middle of a Sysprep. Source: sysprep-failures, msdtc. */
export const msdtcSysprepState: CheckRule = {
  id: 'msdtc-sysprep-state',
  area: 'providers',
  grade: 'recommended',
  mayBreak: 'generalize',
  question: 'Is the transaction coordinator free of an earlier Sysprep?',
  remedy: 'On the source machine: msdtc -uninstall, restart, msdtc -install; then the value is 0 again.',
  source: [{ document: 'MSDN distributed services blog; common reports', certainty: 'unconfirmed' }],
  run({ registry, report }) {
    const found = findNumber(registry, KEY, 'SysprepInProgress');
    return judgeFound(msdtcSysprepState, WHAT, found, PLACE, (value) => {
      const evidence = [{ where: PLACE, text: value === null ? 'not present' : `SysprepInProgress = ${value}` }];
      if (value !== null && value > 1)
        return unknownFinding(
          msdtcSysprepState,
          WHAT,
          `What SysprepInProgress ${value} means is not known.`,
          PLACE,
          msdtcSysprepState.remedy,
        );
      if (value !== 1)
        return finding(msdtcSysprepState, 'pass', 'No earlier Sysprep is marked in the transaction coordinator', {
          evidence,
        });
      if (report.generalized.verdict === 'generalized')
        return finding(msdtcSysprepState, 'pass', 'The mark of Sysprep is set, as may be on a generalized image', {
          evidence,
        });
      return finding(
        msdtcSysprepState,
        'warning',
        'The transaction coordinator still has the mark of an earlier Sysprep',
        {
          detail: 'Its provider msdtcprx.dll is reported to fail then.',
          evidence,
          fix: msdtcSysprepState.remedy,
          breaks: 'generalize',
          prediction: 'cannotTell',
        },
      );
    });
  },
};
