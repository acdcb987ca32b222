import { answerExample } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { REFERENCE_TABLES } from '../sources.ts';

/** A colour as Windows does not read it; the names `Color 1` to `Color 15` are those of releases before Windows 10. */
export const windowColor: LintRule = {
  code: 'answer-window-color',
  title: 'WindowColor is no colour as Windows reads it',
  detail: 'Windows shows its own colour.',
  severity: 'warning',
  refuses: null,
  source: REFERENCE_TABLES,
  example: answerExample({
    bad: '<Themes>\n  <WindowColor>blue</WindowColor>\n</Themes>',
    good: '<Themes>\n  <WindowColor>0xff112233</WindowColor>\n</Themes>',
  }),
  look: {
    at: 'value',
    concerns: ({ format }) => format === 'argbHexOrAutomatic',
    look: ({ text, path, element, component }, report) => {
      if (text === '' || /^(?:Automatic|0x[\da-f]{8}|Color \d{1,2})$/.test(text)) return;
      report({
        offset: element.start,
        summary: `${path} is no colour as Windows reads it.`,
        fix: 'Write Automatic, or 0x and eight digits in lower case.',
        component,
      });
    },
  },
};
