import { descend, childElements, ownText } from '../xml/navigate.ts';
import type { XmlElement } from '../xml/nodes.ts';
import { REFERENCE_STATE, WHOLE_FILE, type LintRule } from './finding.ts';

/** Two settings of which the reference allows one. Source: answer file facts, section 7 (documented). */
export const excludedSetting: LintRule = ({ settings }) =>
  settings.flatMap(({ component, path, element, standing }) => {
    if (standing.kind !== 'known' || !isAsked(element)) return [];
    const earlier = (standing.known.excludes ?? []).find((other) => {
      const found = descend(component.element, other.split('/'));
      return found !== null && found.start < element.start && isAsked(found);
    });
    if (earlier === undefined) return [];
    return [
      {
        code: 'answer-settings-exclude',
        severity: 'error',
        offset: element.start,
        summary: `${path} and ${earlier} of ${component.name} exclude each other.`,
        detail: `Set-up ends with both of them, or Windows takes one of the two. ${WHOLE_FILE} where its settings contradict.`,
        fix: 'Remove one of the two.',
        ...REFERENCE_STATE,
        component,
        refuses: 'perhaps',
      },
    ];
  });

/** An element that is empty, or says false, asks for nothing. */
function isAsked(element: XmlElement): boolean {
  return childElements(element).length > 0 || !/^(?:false)?$/i.test(ownText(element).trim());
}
