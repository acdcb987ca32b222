import { exampleOf } from '../../agentExamples.ts';
import { textOf } from '../../dataFields.ts';
import { fileRule, reportAgain } from '../../fileRule.ts';
import { LAUNCH1_SCRIPTS } from '../../sources.ts';
import { LAUNCH_LETTERS_FRAME, launchLetterRows } from './letterRows.ts';

/** One letter for two volumes. */
export const launchLetterTwice = fileRule({
  code: 'launch-drive-letter-twice',
  title: 'A drive letter is given to two volumes',
  detail: 'The second volume keeps the letter that it has: the agent logs that the letter is taken and skips the row.',
  severity: 'error',
  source: LAUNCH1_SCRIPTS,
  example: exampleOf('DriveLetterMappingConfig.json', LAUNCH_LETTERS_FRAME, 'M', 'N'),
  kinds: ['launchDriveLetters'],
  look: ({ data }, report) =>
    reportAgain(
      launchLetterRows(data?.root ?? null).flatMap(({ letter }) => letter ?? []),
      (letter) => textOf(letter) ?? '',
      (letter) =>
        report({
          offset: letter.start,
          summary: `The letter ${textOf(letter) ?? ''} is given to a volume before already.`,
          fix: 'Give each volume a letter of its own.',
        }),
    ),
});
