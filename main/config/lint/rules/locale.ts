import { answerExample } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { REFERENCE_TABLES } from '../sources.ts';

const TAG = /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i;
const KEYBOARD = /^[\da-f]{4}:(?:[\da-f]{8}|(?:\{[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}){2})$/i;

/** A language or keyboard in no form that Windows knows. Source: answer file facts, section 7. */
export const locale: LintRule = {
  code: 'answer-locale',
  title: 'A language or keyboard is written in no form that Windows knows',
  detail: 'Which language Windows takes then is not documented.',
  severity: 'warning',
  refuses: null,
  source: REFERENCE_TABLES,
  example: answerExample({
    pass: 'oobeSystem',
    component: 'Microsoft-Windows-International-Core',
    bad: '<UserLocale>english</UserLocale>',
    good: '<UserLocale>en-US</UserLocale>',
  }),
  look: {
    at: 'value',
    concerns: ({ format }) => format === 'localeTag' || format === 'inputLocaleList',
    look: ({ text, known, path, element, component }, report) => {
      if (text === '') return;
      const keyboards = known.format === 'inputLocaleList';
      if (keyboards ? text.split(';').every(isKeyboard) : TAG.test(text)) return;
      const says = keyboards ? 'names a keyboard in no form that Windows knows' : 'is no language tag';
      const fix = keyboards
        ? 'Write en-US, or 0409:00000409; several with a semicolon between them.'
        : 'Write a tag such as en-US.';
      report({ offset: element.start, summary: `${path} ${says}.`, fix, component });
    },
  },
};

function isKeyboard(text: string): boolean {
  return TAG.test(text.trim()) || KEYBOARD.test(text.trim());
}
