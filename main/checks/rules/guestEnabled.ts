import { accountEvidence, accountRule, resultBySam, undecidedBySam } from '../accountRule.ts';
import { finding, unknownFinding, type CheckRule } from '../rule.ts';

const WHAT = 'The Guest account';

/** The account with RID 501. Source: sysprep facts, section 6.2. */
export const guestEnabled: CheckRule = accountRule({
  id: 'guest-enabled',
  grade: 'recommended',
  question: 'Is the Guest account disabled?',
  explains: 'Guest (RID 501, whatever its name) needs no password. Enabled, it is so on every instance of the image.',
  remedy: 'Disable it on the source machine: net user Guest /active:no, with the name that the account has.',
  source: [
    {
      document: 'Account control flags of Guest on real hives (0x0215: disabled, no password required)',
      certainty: 'observed',
    },
  ],
  what: WHAT,
  judge(accounts, subject) {
    const guest = accounts.find(({ builtIn }) => builtIn === 'guest');
    if (guest === undefined)
      return (
        undecidedBySam(guestEnabled, WHAT, subject)
        ?? unknownFinding(guestEnabled, WHAT, 'The SAM shows no account with RID 501.', { key: 'HKLM\\SAM' })
      );
    const undecided = guest.disabled ? undecidedBySam(guestEnabled, WHAT, subject) : null;
    if (undecided !== null) return undecided;
    if (guest.disabled)
      return finding(guestEnabled, 'pass', 'The Guest account is disabled', {
        evidence: [accountEvidence(guest, 'disabled')],
      });
    return finding(guestEnabled, resultBySam(subject, 'fail'), 'The Guest account is enabled', {
      detail: 'Every instance of the image lets guests in, where a user right allows it.',
      evidence: [accountEvidence(guest, guest.passwordNotRequired ? 'enabled, no password required' : 'enabled')],
      fix: `Disable it on the source machine: net user "${guest.name}" /active:no`,
      related: ['password-not-required'],
    });
  },
});
