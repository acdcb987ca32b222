import { readBoolean } from '../../answerFile.ts';
import { attribute, childElements } from '../../xml/navigate.ts';
import { answerExample } from '../example.ts';
import type { LintRule } from '../rule.ts';
import { publicFiles } from '../sources.ts';

const { good } = answerExample({ bad: '', good: '<CopyProfile>true</CopyProfile>' });

/** The mark of a pass that ran. Source: answer file facts, section 1 (observed). */
export const passProcessed: LintRule = {
  code: 'answer-pass-processed',
  title: 'A pass is marked as processed, so that Windows skips it',
  detail: 'Windows writes the mark into its cached copy after the pass ran, and skips the pass the next time.',
  severity: 'warning',
  refuses: null,
  source: publicFiles(),
  example: {
    file: 'unattend.xml',
    bad: good.replace('pass="specialize"', 'pass="specialize" wasPassProcessed="true"'),
    good,
  },
  look: {
    at: 'document',
    kinds: ['answerFile'],
    look: ({ xml }, report) => {
      for (const block of xml?.root == null ? [] : childElements(xml.root)) {
        const mark = attribute(block, 'wasPassProcessed')?.value;
        if (block.local !== 'settings' || mark === undefined || readBoolean(mark) !== true) continue;
        report({
          offset: block.start,
          summary: `The pass ${attribute(block, 'pass')?.value ?? ''} is marked as processed: Windows skips it.`,
          fix: 'Remove the attribute wasPassProcessed, or use the file that this is a copy of.',
        });
      }
    },
  },
};
