import { describe, expect, test } from 'vitest';
import { results, runOf, sampleWith, verdict } from '../support/worlds.ts';

const ANSWER = 'Program Files/Amazon/Ec2ConfigService/sysprep2008.xml';

describe('synchronous commands under WillReboot OnRequest', () => {
  test('one that fails stops the run', () => {
    const files = sampleWith('healthy', {
      [ANSWER]: (text) =>
        text
          .replace(/(<Path>)net user Administrator [^<]*(<\/Path>)/, '$1net user nobody /ACTIVE:YES$2')
          .replace('<Order>1</Order>', '<Order>1</Order><WillReboot>OnRequest</WillReboot>'),
    });
    const stopped = runOf(files);
    expect(stopped.steps.at(-1)?.id).not.toBe('specialize-order-1');
    const failing = sampleWith('healthy', {
      [ANSWER]: (text) =>
        text
          .replace(/(<Path>)net user Administrator [^<]*(<\/Path>)/, '$1cmd /c exit 5$2')
          .replace('<Order>1</Order>', '<Order>1</Order><WillReboot>OnRequest</WillReboot>'),
    });
    expect(runOf(failing).steps.at(-1)?.id).toBe('specialize-order-1');
  });

  test.each([
    [0, 'holds'],
    [1, 'holds'],
    [2, 'cannotTell'],
  ])('exit code %i: the end %s', (code, expected) => {
    const files = sampleWith('healthy', {
      [ANSWER]: (text) =>
        text.replace(
          '</RunSynchronous>',
          `<RunSynchronousCommand><Order>4</Order><Path>cmd /c exit ${code}</Path><WillReboot>OnRequest</WillReboot></RunSynchronousCommand></RunSynchronous>`,
        ),
    });
    const run = runOf(files);
    expect(results(run)).toMatchObject({ 'known-way-in': expected, 'rdp-reachable-again': expected });
    if (code === 2)
      expect(verdict(run, 'known-way-in')).toMatchObject({
        reason: expect.stringContaining('exit code 2') as unknown,
        path: ['specialize-order-4'],
      });
  });
});
