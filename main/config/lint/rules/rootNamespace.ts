import { UNATTEND_NAMESPACE } from '../../namespaces.ts';
import { answerFile, settings, SHELL } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { reference } from '../sources.ts';

const GOOD = answerFile(settings('specialize', SHELL, '<CopyProfile>true</CopyProfile>'));

/** The root in no namespace, or in another one. Source: answer file facts, section 1. */
export const rootNamespace: LintRule = {
  code: 'answer-root-namespace',
  title: 'The root element is not in the namespace of answer files',
  detail: 'Windows looks for unattend in that namespace; what it does with a file in another one is not documented.',
  severity: 'warning',
  refuses: null,
  source: reference(),
  example: { file: 'unattend.xml', bad: GOOD.replace(` xmlns="${UNATTEND_NAMESPACE}"`, ''), good: GOOD },
  look: {
    at: 'document',
    kinds: ['answerFile'],
    look: ({ xml }, report) => {
      if (xml === null || xml.root === null || xml.root.namespace === UNATTEND_NAMESPACE) return;
      report({
        offset: xml.root.start,
        summary: `The root element is not in the namespace ${UNATTEND_NAMESPACE}.`,
        fix: `Write <unattend xmlns="${UNATTEND_NAMESPACE}">.`,
      });
    },
  },
};
