import { attribute } from '../../xml/navigate.ts';
import { answerExample } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { reference } from '../sources.ts';

/** What every component carries. Source: answer file facts, section 1: required in practice. */
const ATTRIBUTES: readonly string[] = ['name', 'processorArchitecture', 'publicKeyToken', 'language', 'versionScope'];

const { good } = answerExample({ bad: '', good: '<CopyProfile>true</CopyProfile>' });

/** A component that lacks a part of its identity. */
export const componentIdentity: LintRule = {
  code: 'answer-component-identity',
  title: 'A component lacks an attribute of its identity',
  detail:
    'Windows finds a component by all five of them; one that lacks some is not found, and its settings do nothing.',
  severity: 'error',
  refuses: null,
  source: reference(),
  example: { file: 'unattend.xml', bad: good.replace(' language="neutral"', ''), good },
  look: {
    at: 'component',
    look: ({ name, element }, report) => {
      const missing = ATTRIBUTES.filter((each) => (attribute(element, each)?.value ?? '') === '');
      if (missing.length === 0) return;
      report({
        offset: element.start,
        summary: `The component ${name} has no ${missing.join(', no ')}.`,
        fix: 'Give it name, processorArchitecture, publicKeyToken="31bf3856ad364e35", language="neutral" and versionScope="nonSxS".',
      });
    },
  },
};
