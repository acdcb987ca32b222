import { isCommandPath } from '../valueLength.ts';
import { answerExample, DEPLOYMENT, runCommand, runSynchronous } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { publicFiles } from '../sources.ts';

/** A program's path that begins the line, without quotation marks and with a blank in a folder's name. */
const BROKEN = /^[A-Za-z]:\\[^"]*?[^\\"/]* [^\\"/]*\\[^"]*?\.(?:exe|cmd|bat|ps1|vbs)\b/i;
/** The path is whole before the first blank, and what follows is an argument. */
const WHOLE = /^[A-Za-z]:\\\S*\.(?:exe|cmd|bat|ps1|vbs|com)(?:\s|$)/i;

/** A path with blanks without quotation marks. Source: EC2Config facts, section 4: a path with blanks needs both. */
export const commandBlanks: LintRule = {
  code: 'answer-command-blanks',
  title: 'A path with blanks stands in a command without quotation marks',
  detail: 'The name of the program may be taken to end at the first blank, and then is not found.',
  severity: 'warning',
  refuses: null,
  source: publicFiles('inferred'),
  example: answerExample({
    component: DEPLOYMENT,
    bad: runSynchronous(runCommand('C:\\My Tools\\prep.exe -quiet')),
    good: runSynchronous(runCommand('"C:\\My Tools\\prep.exe" -quiet')),
  }),
  look: {
    at: 'value',
    concerns: ({ path }) => isCommandPath(path),
    look: ({ text, path, element }, report) => {
      if (WHOLE.test(text) || !BROKEN.test(text)) return;
      report({
        offset: element.start,
        summary: `The command in ${path} begins with a path that has blanks and no quotation marks.`,
        fix: 'Put the path between quotation marks.',
      });
    },
  },
};
