import { descendants, ownText } from '../../../xml/navigate.ts';
import { eventsXml, exampleOf } from '../../agentExamples.ts';
import { xmlRule } from '../../fileRule.ts';
import { orList } from '../../shownValue.ts';
import { EC2_GUIDE } from '../../sources.ts';

const LEVELS: readonly string[] = ['Error', 'Warning', 'Information'];

/** An event is asked for by a level that Windows does not have. The row's own element is not confirmed, so any is taken. */
export const eventLevel = xmlRule({
  code: 'ec2-event-level',
  title: 'EventLogConfig.xml asks for a level that there is not',
  detail: 'The agent sends the events of the levels Error, Warning and Information to the console.',
  severity: 'error',
  source: EC2_GUIDE,
  example: exampleOf('EventLogConfig.xml', eventsXml('#', '3'), 'Critical', 'Error'),
  kinds: ['eventLog'],
  look: (root, report) => {
    for (const element of descendants(root)) {
      const level = element.local === 'ErrorType' ? ownText(element).trim() : '';
      if (level === '' || LEVELS.some((known) => known.toLowerCase() === level.toLowerCase())) continue;
      report({
        offset: element.start,
        summary: `ErrorType is "${level}"; it takes ${orList(LEVELS)}.`,
        fix: `Write ${orList(LEVELS)}.`,
      });
    }
  },
});
