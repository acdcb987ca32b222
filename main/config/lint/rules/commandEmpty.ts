import { answerExample, DEPLOYMENT, runCommand, runSynchronous } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { reference } from '../sources.ts';

const LINES: ReadonlySet<string> = new Set(['Path', 'CommandLine']);

/** A command without a command line. Sources: answer file facts, section 4; EC2Launch v1 fills an empty Path (A4). */
export const commandEmpty: LintRule = {
  code: 'answer-command-missing',
  title: 'A command has no command line',
  detail: 'A command needs Path, or CommandLine at the first logon; an empty one is not allowed.',
  severity: 'error',
  refuses: 'perhaps',
  source: reference(),
  example: answerExample({
    component: DEPLOYMENT,
    bad: runSynchronous(runCommand(null)),
    good: runSynchronous(runCommand('cmd.exe /c ver')),
  }),
  look: {
    at: 'commands',
    look: ({ component, list, commands }, report) => {
      const wanted = /Logon/.test(list.local) ? 'CommandLine' : 'Path';
      // An empty element is a finding of its own, and EC2Launch fills it before the run.
      for (const item of commands.filter((each) => !each.elements.some(({ local }) => LINES.has(local))))
        report({
          offset: item.start,
          summary: `A command of ${list.local} has no ${wanted}.`,
          fix: `Give it a ${wanted}, or remove the command.`,
          component,
        });
    },
  },
};
