import type { KnownSetting } from '../../catalogue.ts';
import { answerExample } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { BAD_VALUE } from '../shownValue.ts';
import { REFERENCE_TABLES } from '../sources.ts';

/** Types whose text cannot be empty and still be of the type. */
const NEVER_EMPTY: ReadonlySet<KnownSetting['type']> = new Set(['boolean', 'integer', 'enum']);

/** An empty element where the reference wants a value. Real files leave such elements, so it only warns. */
export const valueEmpty: LintRule = {
  code: 'answer-value-empty',
  title: 'A setting that needs a value is empty',
  detail: BAD_VALUE,
  severity: 'warning',
  refuses: 'perhaps',
  source: REFERENCE_TABLES,
  example: answerExample({ bad: '<CopyProfile></CopyProfile>', good: '<CopyProfile>true</CopyProfile>' }),
  look: {
    at: 'value',
    concerns: ({ type, emptyAllowed }) => emptyAllowed === false || (NEVER_EMPTY.has(type) && emptyAllowed !== true),
    look: ({ text, path, element, component }, report) => {
      if (text !== '') return;
      report({
        offset: element.start,
        summary: `${path} is empty; the reference wants a value.`,
        fix: 'Give it a value, or remove the element.',
        component,
      });
    },
  },
};
