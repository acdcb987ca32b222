import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_COMMANDS } from '../../main/simulation/cmd/budget.ts';
import { runScript } from '../../main/simulation/cmd/interpret.ts';
import { recordingHost, runText } from '../support/recordingHost.ts';
import { finish } from '../support/worlds.ts';

const TOO_DEEP = 'nested deeper than 64';
const TOO_LONG = 'a line of more than 8,191 characters, and everything after it';

/** Runs a script that may not take longer than a number of milliseconds. */
function within(milliseconds: number, text: string, others: Readonly<Record<string, string>> = {}) {
  const start = performance.now();
  const result = runText(text, {}, others);
  expect(performance.now() - start).toBeLessThan(milliseconds);
  return result;
}

describe('limits of scripts', () => {
  test('an endless loop ends, and that is told', () => {
    const { calls, unknown } = within(2000, ':again\na\ngoto again\n');
    expect(calls.length).toBeLessThan(MAX_COMMANDS);
    expect(unknown).toEqual([`1 everything after ${MAX_COMMANDS} commands`]);
  });

  test('scripts that call each other end', () => {
    expect(within(2000, 'call s.cmd\n').unknown).toEqual(['1 more than 16 nested calls']);
    expect(within(2000, `${'cmd /c '.repeat(900)}a`).unknown).toEqual(['1 more than 16 nested calls']);
    expect(within(2000, `${'call '.repeat(900)}a`).unknown).toEqual(['1 more than 16 nested calls']);
    expect(within(2000, ':s\ncall :s\n').unknown).toEqual(['2 more than 16 nested calls']);
  });

  test('a variable that doubles ends at the longest line', () => {
    expect(within(2000, 'set x=aaaaaaaaaaaaaaaa\n:a\nset x=%x%%x%\ngoto a\n').unknown).toEqual([`3 ${TOO_LONG}`]);
  });

  test('a line that is too long ends the script', () => {
    expect(within(2000, `a ${'x'.repeat(9000)}\nb\n`)).toMatchObject({ calls: [], unknown: [`1 ${TOO_LONG}`] });
    expect(within(2000, 'x^\n'.repeat(9000)).unknown).toEqual([`1 ${TOO_LONG}`]);
  });

  test.each([
    ['blocks', '('.repeat(20_000)],
    ['blocks within a line', '('.repeat(5000)],
    ['blocks over lines', '(\n'.repeat(9000)],
    ['conditions', 'if 1==1 '.repeat(20_000)],
    ['conditions within a line', 'if 1==1 '.repeat(1000)],
    ['conditions over lines', 'if 1==1 (\n'.repeat(9000)],
    ['loops', 'for %%i in (1) do '.repeat(400)],
    ['pipes', 'a|'.repeat(4000)],
    ['commands', 'a&'.repeat(4000)],
    ['choices', 'if 1==1 a else '.repeat(500)],
  ])('deep nesting of %s ends without a crash', (_title, text) => {
    within(3000, text);
  });

  test('what is nested too deep is told as a whole', () => {
    const [told = ''] = within(2000, `${'if 1==1 '.repeat(100)}a\nb\n`).unknown;
    expect(told).toContain(`: it is ${TOO_DEEP}; the script ends here`);
    expect(within(2000, `${'('.repeat(60)}a${')'.repeat(60)}\n`).calls).toEqual(['1 a']);
  });

  test('a parenthesis that is never closed costs no more than its lines', () => {
    const { calls, unknown } = within(3000, `(\n${'echo 12345678901234567890\n'.repeat(9900)}`);
    expect({ calls, unknown }).toEqual({
      calls: [],
      unknown: ['1 (: a parenthesis is never closed; the script ends here'],
    });
  });

  test('what lies behind 10,000 lines is told', () => {
    expect(within(3000, 'rem\n'.repeat(10_001)).unknown).toEqual(['10000 the lines after the first 10,000']);
  });

  test('loops over long comments and called scripts are bounded', () => {
    expect(within(4000, `:a\n${'rem\n'.repeat(9000)}goto a\n`).unknown).toEqual(
      ['1 everything after 200000 lines'].map((text) => expect.stringContaining(text.slice(2)) as string),
    );
    expect(
      within(4000, ':a\ncall C:\\t.cmd\ngoto a\n', { 'C:\\t.cmd': `rem ${'x'.repeat(900_000)}` }).unknown,
    ).toHaveLength(1);
  });

  test('never throws and always ends soon, whatever the text', () => {
    const line = fc.string({ unit: fc.constantFrom(...'ab"^&|()<>%:=~!01 \t\r\n@'.split('')), maxLength: 60 });
    const words = [
      'if ',
      'if not ',
      'exist ',
      'else ',
      'goto ',
      'call ',
      'set ',
      'for ',
      'rem ',
      'exit ',
      'errorlevel ',
    ];
    const deep = fc
      .tuple(
        fc.constantFrom('(', 'if 1==1 ', '(\n', 'a&&(', 'cmd /c ', 'call ', 'a|', '%x%', 'set x=%x%%x%\n'),
        fc.integer({ min: 1, max: 3000 }),
      )
      .map(([text, count]) => text.repeat(count));
    const part = fc.oneof({ weight: 6, arbitrary: line }, { weight: 6, arbitrary: fc.constantFrom(...words) }, deep);
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const start = performance.now();
        finish(runScript('s.cmd', recordingHost({ 's.cmd': parts.join('') }).host));
        expect(performance.now() - start).toBeLessThan(4000);
      }),
      { numRuns: 300 },
    );
  });
});
