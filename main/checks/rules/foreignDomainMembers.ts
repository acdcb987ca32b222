import { counted } from '../../../shared/text/numberWords.ts';
import { accountRule, resultBySam, undecidedBySam } from '../accountRule.ts';
import { finding, type CheckRule } from '../rule.ts';

/** RID of the group Administrators. */
const ADMINISTRATORS = 0x220;
const MEMBERS = { key: 'HKLM\\SAM\\SAM\\Domains\\Builtin\\Aliases\\00000220', value: 'C' };

/** Members of Administrators that belong to a domain. Source: sysprep facts, section 6.3. */
export const foreignDomainMembers: CheckRule = accountRule({
  id: 'foreign-domain-members',
  grade: 'recommended',
  question: 'Are all members of Administrators accounts of this machine?',
  explains:
    'A member whose SID is that of another machine or domain is left from a domain membership, or from before the machine SID changed. It stays in every instance of the image.',
  remedy:
    'Leave the domain, then remove the members on the source machine: Remove-LocalGroupMember -SID S-1-5-32-544 -Member SID, or Local Users and Groups.',
  source: [{ document: 'Members of the group Administrators on real hives', certainty: 'observed' }],
  what: 'Members of Administrators',
  judge(_, subject) {
    const members = subject.groups.find(({ rid }) => rid === ADMINISTRATORS)?.members ?? [];
    const foreign = members.filter(({ of }) => of === 'otherDomain');
    const doubts = [...subject.membershipProblems, ...subject.sideProblems];
    if (foreign.length === 0 || subject.machineSid === null)
      return (
        undecidedBySam(foreignDomainMembers, 'Whether Administrators has members of a domain', subject, doubts)
        ?? finding(foreignDomainMembers, 'pass', 'All members of Administrators belong to this machine', {
          evidence: members.map(({ sid, account }) => ({ where: MEMBERS, text: account ?? sid })),
        })
      );
    return finding(
      foreignDomainMembers,
      resultBySam(subject, 'warning'),
      `Administrators has ${counted(foreign.length, 'member')} of another domain or directory`,
      {
        detail: [
          "The machine is or was in a domain. Where it is the domain's own, its members are administrators again once an instance joins.",
          ...doubts.map(({ summary }) => summary),
        ].join(' '),
        evidence: foreign.map(({ sid }) => ({ where: MEMBERS, text: `${sid}, not of ${subject.machineSid}` })),
        fix: foreignDomainMembers.remedy,
        prediction: doubts.length === 0 ? 'certain' : 'cannotTell',
        related: ['domain-joined'],
      },
    );
  },
});
