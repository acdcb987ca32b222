import { WCM_NAMESPACE } from '../../namespaces.ts';
import { attribute, attributeIn } from '../../xml/navigate.ts';
import type { XmlAttribute, XmlElement } from '../../xml/nodes.ts';
import { answerExample, DEPLOYMENT } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { reference } from '../sources.ts';

/** The words of the schema. Source: answer file facts, section 3. */
const ACTIONS: ReadonlySet<string> = new Set(['add', 'modify', 'remove']);

const command = (action: string): string =>
  `<RunSynchronous>\n  <RunSynchronousCommand wcm:action="${action}">\n    <Order>1</Order>\n    <Path>cmd.exe /c ver</Path>\n  </RunSynchronousCommand>\n</RunSynchronous>`;

/** An item of a list with an action that the schema does not have. */
export const listAction: LintRule = {
  code: 'answer-list-action',
  title: 'An item of a list has an action that does not exist',
  detail: 'The schema of answer files has add, modify and remove, and files use add.',
  severity: 'error',
  refuses: null,
  source: reference(),
  example: answerExample({ component: DEPLOYMENT, bad: command('append'), good: command('add') }),
  look: {
    at: 'setting',
    concerns: ({ type }) => type === 'listItem' || type === 'keyedListItem',
    look: ({ path, element }, report) => {
      const action = actionOf(element);
      if (action === null || ACTIONS.has(action.value)) return;
      report({
        offset: action.start,
        summary: `The action of ${path} is "${action.value.slice(0, 40)}"; it is add, modify or remove.`,
        fix: 'Write wcm:action="add".',
      });
    },
  },
};

function actionOf(element: XmlElement): XmlAttribute | null {
  return attributeIn(element, WCM_NAMESPACE, 'action') ?? attribute(element, 'wcm:action');
}
