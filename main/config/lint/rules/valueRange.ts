import { answerExample } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { BAD_VALUE } from '../shownValue.ts';
import { REFERENCE_TABLES } from '../sources.ts';

/** A number outside of its range. */
export const valueRange: LintRule = {
  code: 'answer-value-range',
  title: 'A number is outside the range that the setting takes',
  detail: BAD_VALUE,
  severity: 'error',
  refuses: 'perhaps',
  source: REFERENCE_TABLES,
  example: answerExample({
    pass: 'oobeSystem',
    bad: '<FirstLogonCommands>\n  <SynchronousCommand wcm:action="add">\n    <CommandLine>cmd.exe /c ver</CommandLine>\n    <Order>501</Order>\n  </SynchronousCommand>\n</FirstLogonCommands>',
    good: '<FirstLogonCommands>\n  <SynchronousCommand wcm:action="add">\n    <CommandLine>cmd.exe /c ver</CommandLine>\n    <Order>1</Order>\n  </SynchronousCommand>\n</FirstLogonCommands>',
  }),
  look: {
    at: 'value',
    concerns: ({ type, min, max }) => type === 'integer' && (min !== undefined || max !== undefined),
    look: ({ text, path, known, element, component }, report) => {
      const { min = -Infinity, max = Infinity, outOfRange: instead } = known;
      const number = /^-?\d+$/.test(text) ? Number(text) : null;
      if (number === null || (number >= min && number <= max)) return;
      const range = known.max === undefined ? `at least ${min}` : `from ${min} to ${max}`;
      report({
        offset: element.start,
        summary: `${path} is ${text}; it takes a number ${range}.`,
        fix: `Write a number ${range}.`,
        component,
        ...(instead === undefined
          ? {}
          : { severity: 'warning', detail: `Windows takes ${instead} in its place.`, refuses: null }),
      });
    },
  },
};
