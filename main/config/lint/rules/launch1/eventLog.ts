import { textOf, field } from '../../dataFields.ts';
import { fileRule } from '../../fileRule.ts';
import { LAUNCH1_SCRIPTS } from '../../sources.ts';
import { eventRows, eventsFrame } from './eventRows.ts';

/** An entry without a log to read. */
export const launchEventLog = fileRule({
  code: 'launch-event-log',
  title: 'An entry of EventLogConfig.json names no event log',
  detail: 'logName is required: without it there is nothing to read.',
  severity: 'error',
  source: LAUNCH1_SCRIPTS,
  example: { file: 'EventLogConfig.json', bad: eventsFrame({ logName: '' }), good: eventsFrame({}) },
  kinds: ['launchEventLog'],
  look: ({ data }, report) => {
    for (const row of eventRows(data?.root ?? null)) {
      const name = field(row, 'logName');
      if ((textOf(name) ?? '').trim() === '')
        report({
          offset: (name ?? row).start,
          summary: 'The entry names no event log.',
          fix: 'Write the name of a log, such as System.',
        });
    }
  },
});
