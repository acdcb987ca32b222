import { exampleOf } from '../../agentExamples.ts';
import { textOf } from '../../dataFields.ts';
import { fileRule } from '../../fileRule.ts';
import { LAUNCH1_SCRIPTS } from '../../sources.ts';
import { LAUNCH_LETTERS_FRAME, launchLetterRows } from './letterRows.ts';

/** A letter as EC2Config writes it: the agent skips it. */
export const launchLetterForm = fileRule({
  code: 'launch-drive-letter-form',
  title: 'A drive letter is not written as EC2Launch has it',
  detail:
    'EC2Launch takes exactly one character, without the colon of EC2Config; it logs the row as invalid and skips it.',
  severity: 'error',
  source: LAUNCH1_SCRIPTS,
  example: exampleOf('DriveLetterMappingConfig.json', LAUNCH_LETTERS_FRAME, 'N:', 'N'),
  kinds: ['launchDriveLetters'],
  look: ({ data }, report) => {
    for (const { letter } of launchLetterRows(data?.root ?? null)) {
      const text = textOf(letter);
      if (letter !== null && !/^[A-Za-z]$/.test(text ?? ''))
        report({
          offset: letter.start,
          summary: `"${text ?? ''}" is no single drive letter.`,
          fix: /^[A-Za-z]:$/.test(text ?? '') ? `Write ${(text ?? '').charAt(0)}.` : 'Write one letter, such as M.',
        });
    }
  },
});
