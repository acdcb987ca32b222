import { sameName } from '../../../../shared/base/caseless.ts';
import { attribute } from '../../xml/navigate.ts';
import { answerExample } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { reference } from '../sources.ts';

/** The values that all components of Windows have. Source: answer file facts, section 1 (documented). */
const VALUES = Object.entries({
  publicKeyToken: '31bf3856ad364e35',
  language: 'neutral',
  versionScope: 'nonSxS',
});

const { good } = answerExample({ bad: '', good: '<CopyProfile>true</CopyProfile>' });

/** A component whose identity is that of no component of Windows. */
export const componentToken: LintRule = {
  code: 'answer-component-value',
  title: 'An attribute of a component has a value that no component of Windows has',
  detail: 'Windows finds a component by its whole identity; with another value its settings do nothing.',
  severity: 'error',
  refuses: null,
  source: reference(),
  example: { file: 'unattend.xml', bad: good.replace('31bf3856ad364e35', '31bf3856ad364e53'), good },
  look: {
    at: 'component',
    look: ({ name, element }, report) => {
      for (const [key, right] of VALUES) {
        const found = attribute(element, key);
        if (found === null || found.value === '' || sameName(found.value, right)) continue;
        report({
          offset: found.start,
          summary: `${key} of the component ${name} is "${found.value.slice(0, 40)}"; all components of Windows have ${right}.`,
          fix: `Write ${key}="${right}".`,
        });
      }
    },
  },
};
