import { exampleOf } from '../../agentExamples.ts';
import { xmlRule } from '../../fileRule.ts';
import { EC2_GUIDE } from '../../sources.ts';
import { letterRows, lettersFrame } from './letterRows.ts';

/** The letter of the system volume is always taken. */
export const letterOfSystem = xmlRule({
  code: 'ec2-drive-letter-system',
  title: 'A volume is given the letter of the system volume',
  detail: 'The mapping fails where the letter is taken, and C: is that of Windows.',
  severity: 'error',
  source: EC2_GUIDE,
  example: exampleOf('DriveLetterConfig.xml', lettersFrame('Logs', '#'), 'C:', 'N:'),
  kinds: ['driveLetters'],
  look: (root, report) => {
    for (const { letter } of letterRows(root))
      if (letter?.text.toUpperCase() === 'C:')
        report({ offset: letter.element.start, summary: 'C: is the letter of Windows.', fix: 'Take another letter.' });
  },
});
