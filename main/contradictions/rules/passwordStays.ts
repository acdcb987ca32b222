import { givesPassword } from '../../config/administratorPassword.ts';
import { says } from '../volumeSettings.ts';
import type { ContradictionRule } from '../rule.ts';
import { ec2ConfigGuide } from '../sources.ts';

export const passwordStays: ContradictionRule = {
  code: 'password-stays-in-file',
  title: 'The agent is told to leave the password in the answer file',
  detail:
    'RemoveCredentialsfromSysprepOnStartup takes the Administrator password out of the answer file at the next start of the service. Without it the password stays there, readable in every later image.',
  severity: 'warning',
  source: [ec2ConfigGuide()],
  find(settings) {
    const removes = settings.globalSetting('RemoveCredentialsfromSysprepOnStartup');
    const answer = settings.answer('ec2config');
    const password = answer?.answer.administratorPassword;
    if (!says(removes, 'false') || answer === null || password === undefined || !givesPassword(password)) return [];
    const where = { file: answer.config.path, line: password.line ?? undefined };
    return [
      {
        summary: 'The answer file holds a password, and RemoveCredentialsfromSysprepOnStartup is false.',
        sides: [removes.evidence, { where, text: 'AdministratorPassword is set' }],
        fix: 'Set RemoveCredentialsfromSysprepOnStartup to true in Config.xml.',
      },
    ];
  },
};
