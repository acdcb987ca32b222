import { sameName } from '../../../shared/base/caseless.ts';
import { givesPassword } from '../../config/administratorPassword.ts';
import { LAUNCH_CONFIG } from '../volumeSettings.ts';
import type { ContradictionRule } from '../rule.ts';
import { fromFiles } from '../sources.ts';

export const launch1Refused: ContradictionRule = {
  code: 'launch-defaults-replace-password',
  title: 'Unattend.xml gives a password, and EC2Launch v1 replaces it by its defaults',
  detail:
    'EC2Launch v1 does not take LaunchConfig.json and goes on with its defaults, which set a random password, although DoNothing was meant.',
  severity: 'error',
  source: [fromFiles('observed')],
  find(settings) {
    const refused = settings.launchConfig?.refused ?? null;
    const answer = settings.answer('ec2launch1');
    if (refused === null || answer === null || !givesPassword(answer.answer.administratorPassword)) return [];
    const type = settings.launch('adminPasswordType');
    if (type !== null && sameName(type.value, 'Random')) return [];
    const where = { file: answer.config.path, line: answer.answer.administratorPassword.line ?? undefined };
    return [
      {
        summary: `EC2Launch takes its defaults (${refused}), and its random password replaces that of Unattend.xml.`,
        sides: [
          type?.evidence ?? { where: { file: LAUNCH_CONFIG }, text: refused },
          { where, text: 'AdministratorPassword is set' },
        ],
        fix: 'Correct LaunchConfig.json; "config lint" tells what the agent does not take.',
      },
    ];
  },
};
