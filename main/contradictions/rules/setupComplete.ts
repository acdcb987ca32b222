import { EC2CONFIG_FOLDER } from '../../subject/answerFileSearch.ts';
import type { ContradictionRule } from '../rule.ts';
import { SYSPREP_PAGE } from '../sources.ts';

const SETUP_COMPLETE = 'Windows/Setup/Scripts/SetupComplete.cmd';
const POST_SYSPREP = `${EC2CONFIG_FOLDER}/Scripts/PostSysprep.cmd`;

export const setupComplete: ContradictionRule = {
  code: 'setupcomplete-does-not-call',
  title: 'SetupComplete.cmd does not call PostSysprep.cmd',
  detail:
    'Windows runs SetupComplete.cmd after the first boot. In images from before April 2015 it is empty, so PostSysprep.cmd never runs: the password of Administrator expires, and SQL Server keeps the old name.',
  severity: 'warning',
  source: [SYSPREP_PAGE],
  find(settings) {
    const post = settings.script(POST_SYSPREP);
    const complete = settings.script(SETUP_COMPLETE);
    if (!settings.has('ec2config') || post === null || !hasCommands(post)) return [];
    if (complete === null && settings.isThere(SETUP_COMPLETE) !== false) return [];
    if (commandsOf(complete ?? '').some((line) => /PostSysprep\.cmd/i.test(line))) return [];
    const text = complete === null ? 'is missing' : hasCommands(complete) ? 'does not call it' : 'has no command';
    return [
      {
        summary: 'PostSysprep.cmd has commands, and SetupComplete.cmd does not call it.',
        sides: [
          { where: { file: SETUP_COMPLETE }, text },
          { where: { file: POST_SYSPREP }, text: 'has commands' },
        ],
        fix: 'Write into SetupComplete.cmd: call "C:\\Program Files\\Amazon\\Ec2ConfigService\\Scripts\\PostSysprep.cmd"',
      },
    ];
  },
};

function commandsOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '' && !/^\s*@?(?:rem\b|::|echo\s+off)/i.test(line));
}

function hasCommands(text: string): boolean {
  return commandsOf(text).length > 0;
}
