import { givesPassword } from '../../config/administratorPassword.ts';
import { answerSide, says } from '../volumeSettings.ts';
import type { ContradictionRule } from '../rule.ts';
import { fromFiles, SYSPREP_PAGE } from '../sources.ts';

export const passwordLost: ContradictionRule = {
  code: 'password-scrambled-and-not-set',
  title: 'The password is scrambled, and nothing sets another one',
  detail:
    'ScramblePassword.exe gives Administrator a password that nobody knows, and is there to lock the machine when the agent sets none. The source page also says that the password stays with this choice (Keep Existing): which of both holds is not confirmed.',
  severity: 'error',
  source: [SYSPREP_PAGE, fromFiles()],
  find(settings) {
    const property = settings.property('SetPasswordAfterSysprep');
    const answer = settings.answer('ec2config');
    if (!says(property, 'No') || answer === null || givesPassword(answer.answer.administratorPassword)) return [];
    const scramble = answer.answer.runSynchronous('specialize').find(({ path }) => /ScramblePassword\.exe/i.test(path));
    if (scramble === undefined) return [];
    const command = { value: 'ScramblePassword.exe', line: scramble.line, column: 1 };
    return [
      {
        summary:
          'The answer file scrambles the Administrator password, SetPasswordAfterSysprep is No, and no AdministratorPassword is given.',
        sides: [property.evidence, answerSide(answer, 'RunSynchronous', command).evidence],
        fix: 'Set SetPasswordAfterSysprep to Yes, or give an AdministratorPassword in the answer file.',
      },
    ];
  },
};
