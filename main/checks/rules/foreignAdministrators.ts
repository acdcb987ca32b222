import { hiveWhole } from '../../subject/lookup.ts';
import { ADMINISTRATORS_ALIAS, readAdministratorSids } from '../../subject/machineSids.ts';
import type { Subject } from '../../subject/subject.ts';
import {
  counted,
  damagedFinding,
  finding,
  firstOf,
  judgeFound,
  unknownFinding,
  type CheckFinding,
  type CheckRule,
} from '../rule.ts';

const PLACE = { key: ADMINISTRATORS_ALIAS, value: 'C' };
const WHAT = 'Whether Administrators has members of another domain';

/** No member of Administrators is of another domain. Source: sysprep facts, section 6.3; failure modes FM-51. */
export const foreignAdministrators: CheckRule = {
  id: 'foreign-administrators',
  area: 'identity',
  grade: 'recommended',
  mayBreak: 'generalize',
  question: 'Is every member of Administrators of this machine?',
  source: [{ document: 'SAM of real hives', certainty: 'observed' }],
  run(subject) {
    const found = readAdministratorSids(subject.registry);
    return judgeFound(foreignAdministrators, WHAT, found, PLACE, (members) => judge(members, subject));
  },
};

function judge(members: readonly string[] | null, { machineSid, report }: Subject): CheckFinding {
  if (!hiveWhole(report, 'SAM')) return damagedFinding(foreignAdministrators, WHAT, 'SAM', PLACE);
  if (members === null || machineSid === null)
    return unknownFinding(foreignAdministrators, WHAT, 'The members or the machine SID are not told.', PLACE);
  const foreign = members.filter((sid) => /^S-1-(?:5-21|12-1)-/.test(sid) && !sid.startsWith(`${machineSid}-`));
  if (foreign.length === 0)
    return finding(foreignAdministrators, 'pass', 'Administrators has members of this machine only', {
      evidence: [{ where: PLACE, text: counted(members.length, 'member') }],
    });
  return finding(
    foreignAdministrators,
    'warning',
    `Administrators has ${counted(foreign.length, 'member')} of a domain or directory`,
    {
      detail:
        'The machine is or was in that domain. Generalize takes it out, and such members no longer log on; they stay in the list of every new instance.',
      evidence: firstOf(
        foreign.map((sid) => ({ where: PLACE, text: sid })),
        PLACE,
      ),
      fix: 'Remove them from the group on the source machine: net localgroup Administrators NAME /delete.',
      breaks: 'generalize',
      related: ['domain-joined', 'directory-joined'],
    },
  );
}
