import { isTimeZone } from '../../timeZones.ts';
import { answerExample } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { REFERENCE_TABLES } from '../sources.ts';

const MAX_SHOWN = 60;

/** A time zone that Windows does not have. Source: answer file facts, sections 7 and 9. */
export const timeZoneUnknown: LintRule = {
  code: 'answer-timezone-unknown',
  title: 'TimeZone is no time zone of Windows',
  detail: 'Windows logs "Unknown time zone" and keeps the zone that it has.',
  severity: 'warning',
  refuses: null,
  source: REFERENCE_TABLES,
  example: answerExample({
    bad: '<TimeZone>Europe/Berlin</TimeZone>',
    good: '<TimeZone>W. Europe Standard Time</TimeZone>',
  }),
  look: {
    at: 'value',
    concerns: ({ format }) => format === 'windowsTimeZoneId',
    look: ({ text, path, element, component }, report) => {
      if (text === '' || isTimeZone(text)) return;
      report({
        offset: element.start,
        summary: `${path} is "${text.slice(0, MAX_SHOWN)}", which is no time zone of Windows.`,
        fix: 'Write the id of a time zone, such as UTC or W. Europe Standard Time.',
        component,
      });
    },
  },
};
