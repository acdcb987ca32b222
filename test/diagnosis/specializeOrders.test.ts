import { describe, expect, it } from 'vitest';
import { alignExpectation } from '../../main/diagnosis/alignExpectation.ts';
import { knownIssues } from '../../main/diagnosis/catalogue.ts';
import { LogSet } from '../../main/logs/logSet.ts';
import { indexed, pantherLine } from '../logs/memoryLog.ts';
import { runOf, sampleWith } from '../support/worlds.ts';
import { diagnoseLogs } from '../support/diagnose.ts';

const ANSWER = 'Program Files/Amazon/Ec2ConfigService/sysprep2008.xml';
const LOG = 'Windows/Panther/UnattendGC/setupact.log';

const ran = (count: number) => {
  const lines = Array.from({ length: count }, (_, at) =>
    pantherLine(at, 'Info', `[SETUPUGC.EXE] Found RunSynchronous command: [command ${at + 1}]`),
  );
  return diagnoseLogs(new LogSet([indexed(LOG, lines.join(''))]), knownIssues, {}).observedMarks;
};

describe('synchronous commands with the Orders 1, 5 and 10', () => {
  const files = sampleWith('healthy', {
    [ANSWER]: (text) => text.replace('<Order>2<', '<Order>5<').replace('<Order>3<', '<Order>10<'),
  });
  const run = runOf(files);

  it('are counted by the position in which they run, in the plan and in the logs', () => {
    const planned = run.steps.map(({ id }) => id).filter((id) => id.startsWith('specialize-order-'));
    expect(planned).toEqual(['specialize-order-1', 'specialize-order-2', 'specialize-order-3']);
    expect(ran(3).map(({ step }) => step)).toEqual(planned);
  });

  it.each([
    [1, 'specialize-order-1', 'specialize-order-2'],
    [2, 'specialize-order-2', 'specialize-order-3'],
  ])('of which the logs show %i', (count, last, missing) => {
    const { lastMatchedStep, firstMissingStep } = alignExpectation(run.steps, ran(count));
    expect([lastMatchedStep, firstMissingStep]).toEqual([last, missing]);
  });
});
