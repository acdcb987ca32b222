import { describe, expect, test } from 'vitest';
import { results, runOf, sampleFiles, sampleWith, stepOf, verdict } from '../support/worlds.ts';

const AGENT = 'Program Files/Amazon/Ec2ConfigService';
const ANSWER = `${AGENT}/sysprep2008.xml`;

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

test('a scramble whose program is not on the volume is not told as done', () => {
  const { [`${AGENT}/ScramblePassword.exe`]: _, ...files } = sampleFiles('healthy');
  const step = stepOf(runOf(files), 'specialize-order-2');
  expect([step.title, step.certainty]).toEqual(['Order 2: ScramblePassword.exe is not on the volume', 'inferred']);
});

test('a copy without the program of the agent is told among the assumptions', () => {
  const { [`${AGENT}/Ec2Config.exe`]: _, ...files } = sampleFiles('healthy');
  const run = runOf(files);
  expect(run.assumptions.at(-1)).toBe(
    'C:\\Program Files\\Amazon\\Ec2ConfigService\\Ec2Config.exe is not among the files; it is assumed to be on the source machine.',
  );
  expect(results(run)['known-way-in']).toBe('holds');
});

test('a script that waits is named in the first line, before what comes of it', () => {
  const run = runOf(sampleWith('healthy', { [`${AGENT}/Scripts/PostSysprep.cmd`]: (text) => `${text}pause\r\n` }));
  expect(run.answer).toMatch(
    /^What the run does cannot be told\. A script waits for a person \(.*PostSysprep\.cmd:5\)\. /,
  );
});
