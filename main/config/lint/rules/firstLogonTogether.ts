import { childElement, childElements } from '../../xml/navigate.ts';
import { answerExample, SHELL } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { reference } from '../sources.ts';

const commands = (count: number): string =>
  [
    '<FirstLogonCommands>',
    ...Array.from(
      { length: count },
      (_, index) =>
        `  <SynchronousCommand wcm:action="add">\n    <CommandLine>cmd.exe /c ver</CommandLine>\n    <Order>${index + 1}</Order>\n  </SynchronousCommand>`,
    ),
    '</FirstLogonCommands>',
  ].join('\n');

/** Commands that wait for each other only in old releases. Source: answer file facts, sections 4 and 8. */
export const firstLogonTogether: LintRule = {
  code: 'answer-first-logon-together',
  title: 'Commands of the first logon do not wait for each other',
  detail: 'Since Windows 10 the commands of FirstLogonCommands are started together.',
  severity: 'info',
  refuses: null,
  source: reference(),
  example: answerExample({ pass: 'oobeSystem', bad: commands(2), good: commands(1) }),
  look: {
    at: 'component',
    look: ({ name, element }, report) => {
      const list = name === SHELL ? childElement(element, 'FirstLogonCommands') : null;
      if (list === null || childElements(list).length < 2) return;
      report({
        offset: list.start,
        summary: 'Since Windows 10 these commands are started together; none waits for the one before it.',
        fix: 'Put commands that need each other into one script.',
      });
    },
  },
};
