import { descendants, ownText } from '../../../xml/navigate.ts';
import { eventsXml, exampleOf } from '../../agentExamples.ts';
import { xmlRule } from '../../fileRule.ts';
import { EC2_GUIDE } from '../../sources.ts';

/** How many events are sent is no number. */
export const eventCount = xmlRule({
  code: 'ec2-event-count',
  title: 'EventLogConfig.xml asks for a number of events that is none',
  detail: 'NumEntries is how many of the newest events go to the console; the stock file has 3.',
  severity: 'error',
  source: EC2_GUIDE,
  example: exampleOf('EventLogConfig.xml', eventsXml('Error', '#'), 'all', '10'),
  kinds: ['eventLog'],
  look: (root, report) => {
    for (const element of descendants(root)) {
      if (element.local !== 'NumEntries' || /^\s*0*[1-9]\d*\s*$/.test(ownText(element))) continue;
      report({
        offset: element.start,
        summary: `NumEntries is "${ownText(element).trim()}", no number above 0.`,
        fix: 'Write a number, such as 3.',
      });
    }
  },
});
