import { isCommandPath } from '../valueLength.ts';
import { answerExample, DEPLOYMENT, runCommand, runSynchronous } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { publicFiles } from '../sources.ts';

/** Quotation marks that do not pair up, as in a printed form of the vendor. Source: EC2Config facts, section 4. */
export const commandQuotes: LintRule = {
  code: 'answer-command-quotes',
  title: 'The quotation marks of a command do not pair up',
  detail: 'The command line is cut at another place than was meant, so that another program starts, or none.',
  severity: 'warning',
  refuses: null,
  source: publicFiles('inferred'),
  example: answerExample({
    component: DEPLOYMENT,
    bad: runSynchronous(runCommand('C:\\Tools\\prep.exe" -u Administrator')),
    good: runSynchronous(runCommand('"C:\\Tools\\prep.exe" -u Administrator')),
  }),
  look: {
    at: 'value',
    concerns: ({ path }) => isCommandPath(path),
    look: ({ text, path, element }, report) => {
      if ((text.match(/(?<!\\)"/g) ?? []).length % 2 === 0) return;
      report({
        offset: element.start,
        summary: `A quotation mark of the command in ${path} has no partner.`,
        fix: 'Put a path with blanks between two quotation marks.',
      });
    },
  },
};
