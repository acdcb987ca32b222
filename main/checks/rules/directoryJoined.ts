import { CONTROL, hiveWhole, subkeysOf } from '../../subject/lookup.ts';
import { damagedFinding, finding, judgeFound, type CheckRule } from '../rule.ts';

const KEY = `${CONTROL}\\CloudDomainJoin\\JoinInfo`;
const WHAT = 'Whether the machine is joined to Entra ID';

/** The machine is in no directory of Entra ID. Source: sysprep facts, section 6.4; EC2Rescue facts, section 5.1. */
export const directoryJoined: CheckRule = {
  id: 'directory-joined',
  area: 'identity',
  grade: 'recommended',
  mayBreak: 'generalize',
  question: 'Is the machine outside of Entra ID?',
  remedy:
    'Leave the directory on the source machine (dsregcmd /leave), restart it, and join each instance on first boot.',
  source: [
    { document: 'Key CloudDomainJoin', certainty: 'inferred' },
    { document: 'Amazon WorkSpaces BYOL image checker', certainty: 'observed' },
  ],
  run({ registry, report }) {
    return judgeFound(directoryJoined, WHAT, subkeysOf(registry, KEY), { key: KEY }, (joins) => {
      if (joins !== null && joins.length > 0)
        return finding(directoryJoined, 'fail', 'The machine is joined to Entra ID', {
          detail:
            'Every instance of the image would be the same device in the directory. Other image checkers refuse it.',
          evidence: joins.map(({ path }) => ({ where: { key: path }, text: 'joined' })),
          fix: directoryJoined.remedy,
          breaks: 'generalize',
          prediction: 'likely',
        });
      if (!hiveWhole(report, 'SYSTEM')) return damagedFinding(directoryJoined, WHAT, 'SYSTEM', { key: KEY });
      return finding(directoryJoined, 'pass', 'The machine is not joined to Entra ID', {
        evidence: [{ where: { key: KEY }, text: joins === null ? 'not present' : 'empty' }],
      });
    });
  },
};
