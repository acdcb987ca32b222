import { BUNDLE_CONFIG } from '../../subject/answerFileSearch.ts';
import { programOf, side } from '../volumeSettings.ts';
import type { ContradictionRule } from '../rule.ts';
import { SYSPREP_PAGE } from '../sources.ts';

export const preSysprepMissing: ContradictionRule = {
  code: 'pre-sysprep-script-missing',
  title: 'BundleConfig.xml names a script before Sysprep that is not on the volume',
  detail: 'What it would do, such as refusing Remote Desktop while the password is blank, does not happen.',
  severity: 'error',
  source: [SYSPREP_PAGE],
  find(settings) {
    const command = settings.sysprep?.preSysprepRunCmd ?? null;
    // The setting is a path with blanks and without quotation marks, as in the stock file.
    const program =
      command === null || command.value === '' ? null : programOf(`"${command.value.replaceAll('"', '')}"`);
    if (command === null || program === null || settings.isThere(program.path) !== false) return [];
    return [
      {
        summary: `PreSysprepRunCmd names ${program.written}, which is not on the volume.`,
        sides: [
          side(BUNDLE_CONFIG, command.line, 'PreSysprepRunCmd', command.value).evidence,
          { where: { file: program.path }, text: 'no such file' },
        ],
        fix: 'Put the script where the setting says, or correct the setting.',
      },
    ];
  },
};
