import { counted } from '../../../shared/text/numberWords.ts';
import { accountEvidence, accountRule, resultBySam, undecidedBySam } from '../accountRule.ts';
import { finding, type CheckRule } from '../rule.ts';

/** Enabled accounts that may have a blank password. Source: sysprep facts, section 6.2 (flag 0x0004). */
export const passwordNotRequired: CheckRule = accountRule({
  id: 'password-not-required',
  grade: 'recommended',
  question: 'Does every enabled account require a password?',
  explains:
    'An account with the flag "no password required" may have a blank one; whether it has is not told offline. Such an account is open on every instance of the image.',
  remedy: 'Require one on the source machine (net user NAME /passwordreq:yes), and set it.',
  source: [
    { document: 'Account control flags of the SAM, flag 0x0004, on real hives', certainty: 'observed' },
    { document: 'Answer file of EC2Config: net user Administrator /PASSWORDREQ:YES', certainty: 'stated' },
  ],
  what: 'Accounts without password',
  judge(accounts, subject) {
    const open = accounts.filter((account) => account.passwordNotRequired && !account.disabled);
    if (open.length === 0)
      return (
        undecidedBySam(passwordNotRequired, 'Whether every account requires a password', subject)
        ?? finding(passwordNotRequired, 'pass', 'Every enabled account requires a password')
      );
    return finding(
      passwordNotRequired,
      resultBySam(subject, 'fail'),
      `${counted(open.length, 'enabled account')} may have a blank password`,
      {
        detail: 'The account does not require a password. Whether it has one cannot be told from the volume.',
        evidence: open.map((account) => accountEvidence(account, 'enabled, no password required')),
        fix: `Require one on the source machine: ${open.map(({ name }) => `net user "${name}" /passwordreq:yes`).join(' and ')}, and set it.`,
        related: ['local-accounts'],
      },
    );
  },
});
