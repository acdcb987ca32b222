import { parseVolumePath } from '../../../shared/base/winPath.ts';
import { answeringAgents } from '../remoteDesktopScripts.ts';
import { programOf } from '../volumeSettings.ts';
import type { ContradictionRule } from '../rule.ts';
import { fromFiles } from '../sources.ts';

/** A script of an agent inside a command, such as the one that PowerShell is called with. */
const SCRIPT = /[A-Za-z]:\\[^"*?<>|]*?\.(?:ps1|cmd|bat|vbs)(?=["\s]|$)/gi;

export const scriptArgumentMissing: ContradictionRule = {
  code: 'command-script-missing',
  title: 'A command of the answer file hands a script that is not on the volume to its program',
  detail: 'The program is started and does not find the script, so that what it would do does not happen.',
  severity: 'error',
  source: [fromFiles()],
  find(settings) {
    return answeringAgents(settings).flatMap(({ answer: { config, answer } }) =>
      answer.runSynchronous('specialize').flatMap(({ path: command, line }) =>
        (command.match(SCRIPT) ?? []).flatMap((written) => {
          const parsed = parseVolumePath(written);
          const isProgram = parsed.kind === 'path' && programOf(command)?.path === parsed.path;
          if (parsed.kind !== 'path' || isProgram || settings.isThere(parsed.path) !== false) return [];
          return [
            {
              summary: `A command of specialize runs ${written}, which is not on the volume.`,
              sides: [
                { where: { file: config.path, line }, text: `names ${written}` },
                { where: { file: parsed.path }, text: 'no such file' },
              ],
              fix: 'Put the script there, or correct the command.',
            },
          ];
        }),
      ),
    );
  },
};
