import { exampleOf } from '../../agentExamples.ts';
import { reportAgain, xmlRule } from '../../fileRule.ts';
import { EC2_GUIDE } from '../../sources.ts';
import { letterRows, lettersFrame } from './letterRows.ts';

/** One letter for two volumes: the second one fails. */
export const letterTwice = xmlRule({
  code: 'ec2-drive-letter-twice',
  title: 'A drive letter is given to two volumes',
  detail: 'The mapping fails where the letter is taken, so the second volume keeps the one that it has.',
  severity: 'error',
  source: EC2_GUIDE,
  example: exampleOf('DriveLetterConfig.xml', lettersFrame('Logs', '#'), 'M:', 'N:'),
  kinds: ['driveLetters'],
  look: (root, report) =>
    reportAgain(
      letterRows(root).flatMap(({ letter }) => letter ?? []),
      ({ text }) => text,
      ({ element, text }) =>
        report({
          offset: element.start,
          summary: `The letter ${text} is given to a volume before already.`,
          fix: 'Give each volume a letter of its own.',
        }),
    ),
});
