import { ADMINISTRATOR_RID, type Account } from '../../../shared/model/account.ts';
import { accountEvidence, accountRule, resultBySam, undecidedBySam } from '../accountRule.ts';
import { finding, unknownFinding, type CheckRule } from '../rule.ts';

const WHAT = 'The built-in Administrator';
/** The name that the answer files and scripts of the agents write. */
const USUAL_NAME = 'Administrator';

/** The account with RID 500, renamed, disabled or locked. Source: failure modes FM-14; ec2config facts, section 4.5. */
export const administratorAccount: CheckRule = accountRule({
  id: 'administrator-account',
  grade: 'recommended',
  mayBreak: 'specialize',
  question: 'Is the built-in Administrator enabled, not locked, and of its usual name?',
  explains:
    'The answer file of the agent and PostSysprep.cmd name the account "Administrator". Where the account with RID 500 has another name, their commands fail and its password stays what it was.',
  remedy:
    'Give the account its usual state on the source machine (net user), or adapt the commands of the answer file and the scripts to its name.',
  source: [
    {
      document: 'Answer file of EC2Config: net user Administrator, ScramblePassword -u Administrator',
      certainty: 'inferred',
    },
    { document: 'even-tempered/aws-golden-ami-packer; Tomiwa-Ot/Amazon-EC2-Windows', certainty: 'observed' },
  ],
  what: WHAT,
  judge(accounts, subject) {
    const account = accounts.find(({ rid }) => rid === ADMINISTRATOR_RID);
    if (account === undefined)
      return (
        undecidedBySam(administratorAccount, WHAT, subject)
        ?? unknownFinding(administratorAccount, WHAT, 'The SAM shows no account with RID 500.', { key: 'HKLM\\SAM' })
      );
    const wrong = wrongWith(account);
    const evidence = [accountEvidence(account, wrong.length === 0 ? 'enabled' : wrong.join(', '))];
    const undecided = wrong.length === 0 ? undecidedBySam(administratorAccount, WHAT, subject) : null;
    if (undecided !== null) return undecided;
    if (wrong.length === 0)
      return finding(administratorAccount, 'pass', 'The built-in Administrator is enabled under its usual name', {
        evidence,
      });
    const renamed = account.name.toLowerCase() !== USUAL_NAME.toLowerCase();
    return finding(
      administratorAccount,
      resultBySam(subject, 'warning'),
      `The built-in Administrator is ${wrong.join(', ')}`,
      {
        detail: [
          renamed
            ? 'The commands of the agent name "Administrator" and fail for another name: the password is neither scrambled nor set.'
            : '',
          account.disabled
            ? 'A disabled account cannot log on; the first command of the EC2Config answer file enables it, where that file is used.'
            : '',
          account.lockedOut ? 'A locked account cannot log on until it is unlocked.' : '',
          account.expires === null
            ? ''
            : 'After that time nobody can log on with it, unless the agent clears the expiry.',
        ]
          .filter((part) => part !== '')
          .join(' '),
        evidence,
        fix: administratorAccount.remedy,
        breaks: renamed ? 'specialize' : null,
        prediction: renamed ? 'likely' : 'cannotTell',
      },
    );
  },
});

function wrongWith({ name, disabled, lockedOut, expires }: Account): readonly string[] {
  return [
    ...(name.toLowerCase() === USUAL_NAME.toLowerCase() ? [] : [`named "${name}"`]),
    ...(disabled ? ['disabled'] : []),
    ...(lockedOut ? ['locked out'] : []),
    ...(expires === null ? [] : [`set to expire at ${expires}`]),
  ];
}
