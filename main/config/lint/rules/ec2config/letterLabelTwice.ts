import { exampleOf } from '../../agentExamples.ts';
import { reportAgain, xmlRule } from '../../fileRule.ts';
import { EC2_GUIDE } from '../../sources.ts';
import { letterRows, lettersFrame } from './letterRows.ts';

/** Two letters for one label: the volume has one letter in the end. */
export const letterLabelTwice = xmlRule({
  code: 'ec2-drive-label-twice',
  title: 'A volume name is mapped to two letters',
  detail:
    'The agent finds volumes by their name and gives each one letter; which of both rows counts is not confirmed.',
  severity: 'warning',
  source: EC2_GUIDE,
  example: exampleOf('DriveLetterConfig.xml', lettersFrame('#', 'N:'), 'Data', 'Logs'),
  kinds: ['driveLetters'],
  look: (root, report) =>
    reportAgain(
      letterRows(root).flatMap(({ label }) => label ?? []),
      ({ text }) => text,
      ({ element, text }) =>
        report({
          offset: element.start,
          summary: `The volume name "${text}" stands in a row before already.`,
          fix: 'Keep the row with the letter that is meant, or give the volumes different names.',
        }),
    ),
});
