import { sameName } from '../../../../shared/base/caseless.ts';
import { readBoolean } from '../../answerFile.ts';
import { answerExample } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { BAD_VALUE, orList, shownValue } from '../shownValue.ts';
import { REFERENCE_TABLES } from '../sources.ts';
import type { SettingValue } from '../subject.ts';

/** A value that is none of its type: neither true nor false, no number, none of the words. */
export const valueType: LintRule = {
  code: 'answer-value-type',
  title: 'A value is not of the type that the setting takes',
  detail: BAD_VALUE,
  severity: 'error',
  refuses: 'perhaps',
  source: REFERENCE_TABLES,
  example: answerExample({ bad: '<CopyProfile>yes</CopyProfile>', good: '<CopyProfile>true</CopyProfile>' }),
  look: {
    at: 'value',
    concerns: ({ type }) => type === 'boolean' || type === 'integer' || type === 'enum',
    look: (value, report) => {
      const wanted = value.text === '' ? null : wantedInstead(value);
      if (wanted === null) return;
      report({
        offset: value.element.start,
        summary: `${value.path} has ${shownValue(value)}; it takes ${wanted}.`,
        fix: `Write ${wanted}.`,
        component: value.component,
      });
    },
  },
};

/** What a value should be; null for one that is of its type. */
function wantedInstead({ text, known }: SettingValue): string | null {
  switch (known.type) {
    case 'boolean':
      return readBoolean(text) === null ? 'true or false' : null;
    case 'integer':
      return /^-?\d+$/.test(text) ? null : 'a whole number';
    case 'enum': {
      const words = [...(known.values ?? []), ...(known.moreValues ?? [])];
      return words.some((word) => sameName(word, text)) ? null : orList(known.values ?? []);
    }
    default:
      return null;
  }
}
