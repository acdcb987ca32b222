import { isCommandPath } from '../valueLength.ts';
import { answerExample, DEPLOYMENT, runCommand, runSynchronous } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { BAD_VALUE } from '../shownValue.ts';
import { REFERENCE_TABLES } from '../sources.ts';

/** A command longer than Windows takes: 259 characters in RunSynchronous, 1,024 at the first logon. */
export const commandTooLong: LintRule = {
  code: 'answer-command-too-long',
  title: 'A command is longer than Windows takes',
  detail: BAD_VALUE,
  severity: 'error',
  refuses: 'perhaps',
  source: REFERENCE_TABLES,
  example: answerExample({
    component: DEPLOYMENT,
    bad: runSynchronous(runCommand(`cmd.exe /c echo ${'x'.repeat(250)}`)),
    good: runSynchronous(runCommand('cmd.exe /c C:\\prep.cmd')),
  }),
  look: {
    at: 'value',
    concerns: ({ maxLength, path }) => maxLength !== undefined && isCommandPath(path),
    look: ({ text, known, element, component }, report) => {
      const { maxLength = Infinity } = known;
      if (text.length <= maxLength) return;
      report({
        offset: element.start,
        summary: `The command has ${text.length} characters; at most ${maxLength} are allowed.`,
        fix: 'Put the command into a script, and call the script.',
        component,
      });
    },
  },
};
