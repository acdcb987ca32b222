import { answeringAgents } from '../remoteDesktopScripts.ts';
import { programOf } from '../volumeSettings.ts';
import type { ContradictionRule } from '../rule.ts';
import { SYSPREP_PAGE } from '../sources.ts';

export const commandFileMissing: ContradictionRule = {
  code: 'command-file-missing',
  title: 'A command of the answer file names a program that is not on the volume',
  detail: 'Windows cannot start it in specialize. Whether the pass then goes on depends on the command.',
  severity: 'error',
  source: [SYSPREP_PAGE],
  find(settings) {
    return answeringAgents(settings).flatMap(({ answer: { config, answer } }) =>
      answer.runSynchronous('specialize').flatMap(({ path: command, line }) => {
        const program = programOf(command);
        // Programs of Windows are left out of many copies of a volume.
        if (program === null || /^windows\//i.test(program.path) || settings.isThere(program.path) !== false) return [];
        return [
          {
            summary: `A command of specialize starts ${program.written}, which is not on the volume.`,
            sides: [
              { where: { file: config.path, line }, text: `Path begins with ${program.written}` },
              { where: { file: program.path }, text: 'no such file' },
            ],
            fix: 'Put the program there, or correct the command. A path with blanks stands in quotation marks.',
          },
        ];
      }),
    );
  },
};
