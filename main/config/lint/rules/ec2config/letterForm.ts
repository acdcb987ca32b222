import { exampleOf } from '../../agentExamples.ts';
import { xmlRule } from '../../fileRule.ts';
import { EC2_GUIDE } from '../../sources.ts';
import { letterRows, lettersFrame } from './letterRows.ts';

/** A letter as EC2Launch writes it, or something else that is none. */
export const letterForm = xmlRule({
  code: 'ec2-drive-letter-form',
  title: 'A drive letter is not written as EC2Config has it',
  detail: 'EC2Config takes a letter with its colon, such as M:. Without one it is the form of EC2Launch v1.',
  severity: 'error',
  source: EC2_GUIDE,
  example: exampleOf('DriveLetterConfig.xml', lettersFrame('Logs', '#'), 'N', 'N:'),
  kinds: ['driveLetters'],
  look: (root, report) => {
    for (const { letter } of letterRows(root))
      if (letter !== null && !/^[A-Za-z]:$/.test(letter.text))
        report({
          offset: letter.element.start,
          summary: `"${letter.text}" is no drive letter with a colon.`,
          fix: /^[A-Za-z]$/.test(letter.text) ? `Write ${letter.text}:.` : 'Write a letter and a colon, such as M:.',
        });
  },
});
