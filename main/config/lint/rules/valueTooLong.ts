import { isCommandPath, lengthOf } from '../valueLength.ts';
import { answerExample } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { BAD_VALUE } from '../shownValue.ts';
import { REFERENCE_TABLES } from '../sources.ts';

/** A value longer than Windows takes. Reports call a ComputerName of more than 15 characters fatal. */
export const valueTooLong: LintRule = {
  code: 'answer-value-too-long',
  title: 'A value is longer than the setting takes',
  detail: BAD_VALUE,
  severity: 'error',
  refuses: 'perhaps',
  source: REFERENCE_TABLES,
  example: answerExample({
    bad: '<ComputerName>averyverylongnam</ComputerName>',
    good: '<ComputerName>*</ComputerName>',
  }),
  look: {
    at: 'value',
    concerns: ({ maxLength, path }) => maxLength !== undefined && !isCommandPath(path),
    look: ({ text, path, known, element, component }, report) => {
      const { maxLength = Infinity, lengthUnit: unit = 'characters' } = known;
      const length = lengthOf(text, unit);
      if (length <= maxLength) return;
      report({
        offset: element.start,
        summary: `${path} has ${length} ${unit}; at most ${maxLength} are allowed.`,
        fix: 'Shorten it.',
        component,
        ...(path === 'ComputerName' && text.length > maxLength ? { refuses: 'certainly' } : {}),
      });
    },
  },
};
