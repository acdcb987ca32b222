import { answerExample } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { reference } from '../sources.ts';

/** Licensing left as it is. Source: answer file facts, sections 7 and 8. */
export const skipRearm: LintRule = {
  code: 'answer-skip-rearm',
  title: 'SkipRearm leaves the licensing of the source machine in the image',
  detail: 'It spends no rearm and is meant for test runs: instances keep the activation state of the source machine.',
  severity: 'warning',
  refuses: null,
  source: reference(),
  example: answerExample({
    pass: 'generalize',
    component: 'Microsoft-Windows-Security-SPP',
    bad: '<SkipRearm>1</SkipRearm>',
    good: '<SkipRearm>0</SkipRearm>',
  }),
  look: {
    at: 'value',
    concerns: ({ path }) => path === 'SkipRearm',
    look: ({ text, element }, report) => {
      if (text !== '1') return;
      report({
        offset: element.start,
        summary: 'SkipRearm is 1: generalize leaves the licensing as it is.',
        fix: 'Set it to 0, or remove it, for the last run before the image is made.',
      });
    },
  },
};
