import { numberWords } from '../../../shared/text/numberWords.ts';
import { hiveWhole, surely, SYSTEM_SETUP } from '../../subject/lookup.ts';
import { damagedFinding, finding, judgeFound, type CheckRule } from '../rule.ts';

const KEY = `${SYSTEM_SETUP}\\DJOIN`;
const WHAT = 'Whether an offline domain join waits';

/** No offline domain join waits. Healthy systems have an empty key. Source: sysprep facts, section 4.3. */
export const offlineDomainJoin: CheckRule = {
  id: 'offline-domain-join',
  area: 'identity',
  grade: 'recommended',
  mayBreak: 'specialize',
  question: 'Does no offline domain join wait?',
  remedy: 'Prepare the join for each instance by itself, and remove this one on the source machine.',
  source: [{ document: 'SYSTEM\\Setup of real hives', certainty: 'observed' }],
  run({ registry, report }) {
    return judgeFound(offlineDomainJoin, WHAT, surely(registry, KEY, registry.key(KEY)), { key: KEY }, (key) => {
      const count = key === null ? 0 : [...key.values()].length + [...key.subkeys()].length;
      if (!hiveWhole(report, 'SYSTEM')) return damagedFinding(offlineDomainJoin, WHAT, 'SYSTEM', { key: KEY });
      if (count === 0)
        return finding(offlineDomainJoin, 'pass', 'No offline domain join waits', {
          evidence: [{ where: { key: KEY }, text: key === null ? 'not present' : 'empty' }],
        });
      return finding(offlineDomainJoin, 'fail', 'An offline domain join is prepared', {
        detail: 'Every instance of the image would join as the same computer.',
        evidence: [{ where: { key: KEY }, text: count === 1 ? '1 entry' : `${numberWords(count)} entries` }],
        fix: offlineDomainJoin.remedy,
        breaks: 'specialize',
        prediction: 'cannotTell',
      });
    });
  },
};
