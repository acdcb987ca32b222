import { textOf, field } from '../../dataFields.ts';
import { fileRule } from '../../fileRule.ts';
import { LAUNCH1_SCRIPTS } from '../../sources.ts';
import { eventRows, eventsFrame } from './eventRows.ts';

/** Events of one entry. Source: ec2launch facts, A2. */
const MOST = 999;

export const launchEventCount = fileRule({
  code: 'launch-event-count',
  title: 'EventLogConfig.json asks for a number of events that the agent does not take',
  detail: `numEntries is a number from 1 to ${MOST}; the stock file has 3.`,
  severity: 'error',
  source: LAUNCH1_SCRIPTS,
  example: { file: 'EventLogConfig.json', bad: eventsFrame({ numEntries: 1000 }), good: eventsFrame({}) },
  kinds: ['launchEventLog'],
  look: ({ data }, report) => {
    for (const row of eventRows(data?.root ?? null)) {
      const count = field(row, 'numEntries');
      const text = textOf(count) ?? '';
      if (count !== null && !(/^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= MOST))
        report({
          offset: count.start,
          summary: `numEntries is "${text}", no number from 1 to ${MOST}.`,
          fix: 'Write a number, such as 3.',
        });
    }
  },
});
