import { commandSecrets } from '../../maskCommands.ts';
import { isCommandPath } from '../valueLength.ts';
import { answerExample, DEPLOYMENT, runCommand, runSynchronous } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { reference } from '../sources.ts';

/** A password in a command line, which nothing removes. Source: answer file facts, section 5. */
export const commandSecret: LintRule = {
  code: 'answer-command-secret',
  title: 'A command holds a password in clear text',
  detail: 'Windows scrubs passwords of settings from its cached copy, not those in commands; logs may print them too.',
  severity: 'warning',
  refuses: null,
  source: reference('inferred'),
  example: answerExample({
    component: DEPLOYMENT,
    bad: runSynchronous(runCommand('net user ops Heron5-Lake! /add')),
    good: runSynchronous(runCommand('net user ops /active:yes')),
  }),
  look: {
    at: 'value',
    concerns: ({ path }) => isCommandPath(path),
    look: ({ text, path, element }, report) => {
      if (commandSecrets(text).length === 0) return;
      report({
        offset: element.start,
        summary: `The command in ${path} holds a password in clear text.`,
        fix: 'Set the password where the instance gets its own, or read it from a file that the command removes.',
      });
    },
  },
};
