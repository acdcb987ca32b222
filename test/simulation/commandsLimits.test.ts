import { describe, expect, test } from 'vitest';
import { prepareRun } from '../../main/simulation/prepareRun.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { runOf, sampleWith, stepOf, subjectOf, type Files } from '../support/worlds.ts';

const EC2 = 'Program Files/Amazon/Ec2ConfigService';
const ANSWER = `${EC2}/sysprep2008.xml`;
const BEFORE = `${EC2}/Scripts/BeforeSysprep.cmd`;
const BIG = `${';'.repeat(1000)}\r\n`.repeat(1000);
const MORE = { 'big.txt': BIG, 'big.cmd': `rem ${BIG}`, [`${'a'.repeat(200)}.txt`]: '' };

const before = (text: string): Files => ({ ...sampleWith('healthy', { [BEFORE]: text }), ...MORE });
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => `${line(index)}\r\n`).join('');

const order = (at: number) =>
  `<RunSynchronousCommand wcm:action="add"><Order>${at + 4}</Order><Path>C:\\loop.cmd</Path></RunSynchronousCommand>`;

describe('a whole run ends soon, whatever its scripts say', () => {
  test.each<readonly [string, () => string]>([
    ['loops over a large file', () => 'for /l %%i in (1,1,5000) do for /f %%a in (C:\\big.txt) do ver\r\n'],
    ['calls of a large script', () => ':a\r\ncall C:\\big.cmd\r\ngoto a\r\n'],
    ['walks through the whole volume', () => ':a\r\nfor /r C:\\ %%i in (*.zzz) do ver\r\ngoto a\r\n'],
    ['one walk for many patterns', () => `for /r C:\\ %%i in (${'*.z '.repeat(2000)}) do ver\r\n`],
    ['patterns with many stars', () => `for /l %%i in (1,1,5000) do if exist C:\\${'*a'.repeat(90)}b.txt ver\r\n`],
    ['secrets and changes', () => lines(4500, (at) => `set PW${at}=secretWord${at}\r\nmd C:\\secretWord${at}`)],
    [
      'long data',
      () =>
        `${lines(300, (at) => `set PW${at}=aaa${at}`)}set A=${'a'.repeat(4000)}\r\n:a\r\nreg add HKLM\\SOFTWARE\\x /v %RANDOM% /f\r\nfor /l %%i in (1,1,20000) do reg add HKLM\\SOFTWARE\\x /v %%i /d %A% /f\r\n`,
    ],
    ['names of many files', () => `for /l %%i in (1,1,20000) do del /q ${'C:\\a.tmp '.repeat(400)}\r\n`],
  ])('%s', (_, text) => {
    const start = performance.now();
    runOf(before(text()));
    expect(performance.now() - start).toBeLessThan(4000);
  });

  test('hundreds of synchronous commands share one budget', () => {
    const files = sampleWith('healthy', {
      [ANSWER]: (xml) =>
        xml.replace('</RunSynchronous>', `${Array.from({ length: 400 }, (_, at) => order(at)).join('')}$&`),
    });
    const start = performance.now();
    const run = runOf({ ...files, 'loop.cmd': `:a\r\nver\r\ngoto a\r\nrem ${BIG}` });
    expect(performance.now() - start).toBeLessThan(4000);
    expect(stepOf(run, 'specialize-order-400').notSimulated[0]).toContain('everything after 20000 commands');
  });

  test('a limit that is reached inside a loop is named', () => {
    const run = runOf(before('for /l %%i in (1,1,5000) do for /f %%a in (C:\\big.txt) do ver\r\n'));
    expect(stepOf(run, 'prepare-before-sysprep').notSimulated).toEqual([
      `everything after 10000000 characters of scripts (${BEFORE}:1)`,
    ]);
  });
});

test('a long step gives other work its turn, and says where it is', () => {
  const work = unwrap(prepareRun(subjectOf(before(':a\r\nver\r\ngoto a\r\n')), { resume: false }));
  const titles: string[] = [];
  for (const { step } of work) titles.push(step.title);
  expect(titles.filter((title) => title === 'BeforeSysprep.cmd runs').length).toBeGreaterThan(50);
  expect(titles.length).toBeLessThan(2000);
});
