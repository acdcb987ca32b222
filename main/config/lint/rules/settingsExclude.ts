import { childElements, descend, ownText } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/nodes.ts';
import { answerExample } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { REFERENCE_TABLES } from '../sources.ts';

/** Two settings of which the reference allows one. Source: answer file facts, section 7 (documented). */
export const settingsExclude: LintRule = {
  code: 'answer-settings-exclude',
  title: 'Two settings exclude each other',
  detail:
    'Set-up ends with both of them, or Windows takes one of the two. Windows refuses the whole file where its settings contradict.',
  severity: 'error',
  refuses: 'perhaps',
  source: REFERENCE_TABLES,
  example: answerExample({
    component: 'Microsoft-Windows-UnattendedJoin',
    bad: '<Identification>\n  <JoinDomain>corp</JoinDomain>\n  <JoinWorkgroup>LAB</JoinWorkgroup>\n  <UnsecureJoin>true</UnsecureJoin>\n</Identification>',
    good: '<Identification>\n  <JoinWorkgroup>LAB</JoinWorkgroup>\n</Identification>',
  }),
  look: {
    at: 'setting',
    concerns: ({ excludes }) => excludes !== undefined,
    look: ({ component, path, element, known }, report) => {
      if (!isAsked(element)) return;
      const earlier = known.excludes?.find((other) => {
        const found = descend(component.element, other.split('/'));
        return found !== null && found.start < element.start && isAsked(found);
      });
      if (earlier === undefined) return;
      report({
        offset: element.start,
        summary: `${path} and ${earlier} of ${component.name} exclude each other.`,
        fix: 'Remove one of the two.',
        component,
      });
    },
  },
};

/** An element that is empty, or says false, asks for nothing. */
function isAsked(element: XmlElement): boolean {
  return childElements(element).length > 0 || !/^(?:false)?$/i.test(ownText(element).trim());
}
