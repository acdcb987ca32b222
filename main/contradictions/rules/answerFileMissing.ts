import { BUNDLE_CONFIG } from '../../subject/answerFileSearch.ts';
import { side } from '../volumeSettings.ts';
import type { ContradictionRule } from '../rule.ts';
import { fromFiles } from '../sources.ts';

export const answerFileMissing: ContradictionRule = {
  code: 'answer-file-missing',
  title: 'BundleConfig.xml names an answer file that is not on the volume',
  detail: 'Sysprep is called with a file that it does not find, and ends with an error before anything is generalized.',
  severity: 'error',
  source: [fromFiles('observed')],
  find(settings) {
    const setting = settings.sysprep?.answerFilePath ?? null;
    const path = settings.answerPath('ec2config');
    if (setting === null || path === null || settings.isThere(path) !== false) return [];
    return [
      {
        summary: `AnswerFilePath names ${setting.value}, which is not on the volume.`,
        sides: [
          side(BUNDLE_CONFIG, setting.line, 'AnswerFilePath', setting.value).evidence,
          { where: { file: path }, text: 'no such file' },
        ],
        fix: 'Name the answer file that is there; the stock file is sysprep2008.xml.',
      },
    ];
  },
};
