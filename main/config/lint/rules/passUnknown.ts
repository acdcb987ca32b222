import { PASSES } from '../../catalogue.ts';
import { nearNames } from '../../nearNames.ts';
import { attribute, childElements } from '../../xml/navigate.ts';
import { answerExample } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { orList } from '../shownValue.ts';
import { reference } from '../sources.ts';

const example = (pass: string) =>
  answerExample({ pass, bad: '<RegisteredOwner>Amazon</RegisteredOwner>', good: '' }).bad;

/** A settings block for no pass that Windows has. Source: answer file facts, sections 1 and 2. */
export const passUnknown: LintRule = {
  code: 'answer-pass-unknown',
  title: 'A settings block names no pass that Windows has',
  detail: 'Windows runs seven passes; what stands in a block for another one is never used.',
  severity: 'error',
  refuses: null,
  source: reference(),
  example: { file: 'unattend.xml', bad: example('specialise'), good: example('specialize') },
  look: {
    at: 'document',
    kinds: ['answerFile'],
    look: ({ xml }, report) => {
      for (const block of xml?.root == null ? [] : childElements(xml.root)) {
        const pass = attribute(block, 'pass')?.value ?? null;
        if (block.local !== 'settings' || (pass !== null && PASSES.includes(pass))) continue;
        report({
          offset: block.start,
          summary: pass === null ? 'A settings block names no pass.' : `There is no pass "${pass.slice(0, 40)}".`,
          fix: fixOf(pass ?? ''),
        });
      }
    },
  },
};

function fixOf(pass: string): string {
  const near = nearNames(pass, PASSES, 1);
  return near.length === 0 ? `Write ${orList(PASSES)}.` : `Did you mean ${near.join('')}?`;
}
