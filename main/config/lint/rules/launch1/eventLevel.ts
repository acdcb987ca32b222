import { textOf, field } from '../../dataFields.ts';
import { fileRule } from '../../fileRule.ts';
import { orList } from '../../shownValue.ts';
import { LAUNCH1_SCRIPTS } from '../../sources.ts';
import { eventRows, eventsFrame } from './eventRows.ts';

const LEVELS: readonly string[] = ['Error', 'Warning', 'Information'];

/** A level that the agent does not know; it goes on with that of the entry before. */
export const launchEventLevel = fileRule({
  code: 'launch-event-level',
  title: 'EventLogConfig.json asks for a level that there is not',
  detail: 'The agent then takes the level of the entry before, so that other events are sent than were meant.',
  severity: 'error',
  source: LAUNCH1_SCRIPTS,
  example: { file: 'EventLogConfig.json', bad: eventsFrame({ level: 'Critical' }), good: eventsFrame({}) },
  kinds: ['launchEventLog'],
  look: ({ data }, report) => {
    for (const row of eventRows(data?.root ?? null)) {
      const level = field(row, 'level');
      const text = textOf(level) ?? '';
      if (level !== null && !LEVELS.some((known) => known.toLowerCase() === text.toLowerCase()))
        report({
          offset: level.start,
          summary: `The level is "${text}"; it takes ${orList(LEVELS)}.`,
          fix: `Write ${orList(LEVELS)}.`,
        });
    }
  },
});
