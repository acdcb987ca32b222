import { describe, expect, it } from 'vitest';
import { alignExpectation } from '../../main/diagnosis/alignExpectation.ts';
import type { ObservedMark } from '../../main/diagnosis/observedMarks.ts';

const steps = [
  'prepare-run-sysprep',
  'prepare-property-AutoSysprep',
  'prepare-before-sysprep',
  'specialize-order-1',
  'specialize-copyprofile',
  'specialize-shell',
  'ready-message',
].map((id) => ({ id, title: `Title of ${id}` }));

const mark = (step: string, failing = false): ObservedMark => ({ step, failing, file: 'a.log', line: 7, text: '' });

function align(...marks: readonly ObservedMark[]): readonly (string | null)[] {
  const { lastMatchedStep, firstMissingStep } = alignExpectation(steps, marks);
  return [lastMatchedStep, firstMissingStep];
}

describe('expected against observed', () => {
  it('finds the first step behind the last one seen, if a log could show it', () => {
    expect(align(mark('prepare-run-sysprep'))).toEqual(['prepare-run-sysprep', 'prepare-property-AutoSysprep']);
    expect(align(mark('prepare-property-autosysprep'))).toEqual(['prepare-property-AutoSysprep', 'specialize-order-1']);
    expect(align(mark('ready-message'))).toEqual(['ready-message', null]);
    expect(align()).toEqual([null, 'prepare-run-sysprep']);
  });

  it('stops at a step that failed, whatever is seen behind it', () => {
    expect(align(mark('specialize-order-1'), mark('specialize-copyprofile', true), mark('specialize-shell'))).toEqual([
      'specialize-order-1',
      'specialize-copyprofile',
    ]);
  });

  it('says for each step what the logs show', () => {
    const { rows } = alignExpectation(steps.slice(0, 3), [mark('prepare-run-sysprep')]);
    expect(rows).toEqual([
      {
        step: 'prepare-run-sysprep',
        title: 'Title of prepare-run-sysprep',
        predicted: 'Title of prepare-run-sysprep',
        observed: 'a.log, line 7',
      },
      {
        step: 'prepare-property-AutoSysprep',
        title: 'Title of prepare-property-AutoSysprep',
        predicted: 'Title of prepare-property-AutoSysprep',
        observed: 'not seen',
      },
      {
        step: 'prepare-before-sysprep',
        title: 'Title of prepare-before-sysprep',
        predicted: 'Title of prepare-before-sysprep',
        observed: 'leaves no line in a log',
      },
    ]);
  });
});
