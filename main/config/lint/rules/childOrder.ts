import { answerExample } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { publicFiles } from '../sources.ts';

const credentials = (...parts: readonly string[]): string =>
  [
    '<Identification>',
    '  <Credentials>',
    ...parts.map((part) => `    ${part}`),
    '  </Credentials>',
    '</Identification>',
  ].join('\n');
const DOMAIN = '<Domain>corp</Domain>';
const USER = '<Username>join</Username>';

/** Children in another order than the reference wants. Source: answer file facts, section 3 (documented, observed). */
export const childOrder: LintRule = {
  code: 'answer-child-order',
  title: 'Settings of a group stand in an order that Windows does not take',
  detail:
    'In a few groups the order counts: one file with another one ended set-up with error 0x8030000b, while others are in use.',
  severity: 'warning',
  refuses: 'perhaps',
  source: publicFiles(),
  example: answerExample({
    component: 'Microsoft-Windows-UnattendedJoin',
    bad: credentials(USER, DOMAIN),
    good: credentials(DOMAIN, USER),
  }),
  look: {
    at: 'group',
    concerns: ({ known }) => known?.childOrder !== undefined,
    look: ({ component, node, elements }, report) => {
      const order = node.known?.childOrder;
      if (order === undefined) return;
      const ranked = elements
        .map((element) => ({ element, rank: order.indexOf(element.local) }))
        .filter(({ rank }) => rank >= 0);
      const wrong = ranked.find(({ rank }, index) => index > 0 && rank < (ranked[index - 1]?.rank ?? 0));
      if (wrong === undefined) return;
      report({
        offset: wrong.element.start,
        summary: `${wrong.element.local} of ${node.path} stands behind a setting that belongs after it.`,
        fix: `Write them in this order: ${order.join(', ')}.`,
        component,
      });
    },
  },
};
