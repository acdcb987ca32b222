import { WCM_NAMESPACE } from '../../namespaces.ts';
import { attribute, attributeIn } from '../../xml/navigate.ts';
import { answerExample, DEPLOYMENT } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { reference } from '../sources.ts';

const command = (action: string): string =>
  `<RunSynchronous>\n  <RunSynchronousCommand${action}>\n    <Order>1</Order>\n    <Path>cmd.exe /c ver</Path>\n  </RunSynchronousCommand>\n</RunSynchronous>`;

/** An item of a list without action. Source: answer file facts, section 3; what comes of it is not documented. */
export const listActionMissing: LintRule = {
  code: 'answer-list-action-missing',
  title: 'An item of a list has no wcm:action',
  detail: 'Answer files write wcm:action="add" on each item; whether Windows adds one without it is not documented.',
  severity: 'info',
  refuses: null,
  source: reference('unconfirmed'),
  example: answerExample({ component: DEPLOYMENT, bad: command(''), good: command(' wcm:action="add"') }),
  look: {
    at: 'setting',
    concerns: ({ type, wcmAction }) => (type === 'listItem' || type === 'keyedListItem') && wcmAction !== undefined,
    look: ({ path, element }, report) => {
      if ((attributeIn(element, WCM_NAMESPACE, 'action') ?? attribute(element, 'wcm:action')) !== null) return;
      report({ offset: element.start, summary: `${path} has no wcm:action.`, fix: 'Write wcm:action="add".' });
    },
  },
};
