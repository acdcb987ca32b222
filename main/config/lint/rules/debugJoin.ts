import { readBoolean } from '../../answerFile.ts';
import { answerExample } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { reference } from '../sources.ts';

const join = (debug: boolean): string =>
  `<Identification>\n  <DebugJoin>${debug}</DebugJoin>\n  <JoinWorkgroup>LAB</JoinWorkgroup>\n</Identification>`;

/** The kernel debugger on a failed join. Source: answer file settings, Identification/DebugJoin. */
export const debugJoin: LintRule = {
  code: 'answer-debug-join',
  title: 'DebugJoin stops the machine in the kernel debugger when the join fails',
  detail: 'An instance without a debugger stands still there; the reference says never in production.',
  severity: 'error',
  refuses: null,
  source: reference(),
  example: answerExample({ component: 'Microsoft-Windows-UnattendedJoin', bad: join(true), good: join(false) }),
  look: {
    at: 'value',
    concerns: ({ path }) => path === 'Identification/DebugJoin',
    look: ({ text, element }, report) => {
      if (readBoolean(text) !== true) return;
      report({
        offset: element.start,
        summary: 'DebugJoin is true: a failed join stops the machine in the kernel debugger.',
        fix: 'Set it to false, or remove it.',
      });
    },
  },
};
