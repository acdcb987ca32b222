import { childElements } from '../../xml/navigate.ts';
import { UNATTEND_NAMESPACE } from '../../namespaces.ts';
import { answerExample } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { reference } from '../sources.ts';

const { good } = answerExample({ bad: '', good: '<CopyProfile>true</CopyProfile>' });

/** What may stand directly in the root. Source: answer file facts, section 1. */
const IN_ROOT: ReadonlySet<string> = new Set(['settings', 'servicing']);

/** An element of the answer file's own namespace where only blocks and components belong. */
export const strayElement: LintRule = {
  code: 'answer-element-stray',
  title: 'An element stands outside the components',
  detail: 'Settings count inside a component of a pass only; what Windows does with others is not documented.',
  severity: 'warning',
  refuses: null,
  source: reference(),
  example: {
    file: 'unattend.xml',
    bad: good.replace('    <component', '    <TimeZone>UTC</TimeZone>\n    <component'),
    good,
  },
  look: {
    at: 'document',
    kinds: ['answerFile'],
    look: ({ xml }, report) => {
      const blocks = xml?.root == null ? [] : childElements(xml.root);
      const stray = [
        ...blocks.filter(({ local }) => !IN_ROOT.has(local)),
        ...blocks
          .filter(({ local }) => local === 'settings')
          .flatMap((block) => childElements(block).filter(({ local }) => local !== 'component')),
      ];
      for (const element of stray.filter(({ namespace }) => namespace === UNATTEND_NAMESPACE))
        report({
          offset: element.start,
          summary: `The element ${element.local} stands outside the components.`,
          fix: 'Move it into its component, or remove it.',
        });
    },
  },
};
