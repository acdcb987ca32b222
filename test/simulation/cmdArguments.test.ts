import { describe, expect, test } from 'vitest';
import { splitWords } from '../../main/simulation/cmd/words.ts';
import { runText } from '../support/recordingHost.ts';

/** What a subroutine runs that is called with arguments. */
function called(text: string, ...lines: readonly string[]): readonly string[] {
  const { calls, unknown } = runText(['@echo off', `call :s ${text}`, 'goto :eof', ':s', ...lines, ''].join('\r\n'));
  expect(unknown).toEqual([]);
  return calls.map((call) => call.replace(/^\d+ /, ''));
}

describe('arguments', () => {
  test('are cut at blanks, commas, semicolons and equals signs; %* is what was written', () => {
    expect(called('"a b" c,d;e=f', 'a %1 %2 %3 %4 %5 %6.', 'b %*')).toEqual(['a "a b" c d e f .', 'b "a b" c,d;e=f']);
    expect(called('', 'a [%*]')).toEqual(['a []']);
  });

  test('of a subroutine are expanded once more', () => {
    expect(runText('set X=1\ncall :s %%X%%\ngoto :eof\n:s\na %1\n').calls).toEqual(['5 a 1']);
  });

  test('shift moves them, and leaves %* alone', () => {
    expect(called('x y z', 'a %1 %2', 'shift', 'a %1 %2 %*', 'shift', 'shift', 'a [%1]')).toEqual([
      'a x y',
      'a y z x y z',
      'a []',
    ]);
    expect(called('1 2 3 4 5 6 7 8 9 10', 'shift', 'a %9')).toEqual(['a 10']);
  });

  test('shift /n begins at a number', () => {
    expect(called('x y z', 'shift /2', 'a %0 %1 %2')).toEqual(['a :s x z']);
    expect(called('x y z', 'shift/1', 'a %0 %1', 'b %~nx0')).toEqual(['a :s y', 'b s.cmd']);
    expect(called('x y', 'shift', 'a %0 %1 %~nx0')).toEqual(['a x y x']);
  });

  test('a loop over them ends', () => {
    const { calls, unknown } = runText('call :s x y\ngoto :eof\n:s\nif "%1"=="" exit /b\na %1\nshift\ngoto s\n');
    expect({ calls, unknown }).toEqual({ calls: ['5 a x', '5 a y'], unknown: [] });
  });

  test('are not known where it is not known whether they were shifted', () => {
    const { calls, unknown } = runText('call :s x y\ngoto :eof\n:s\nif exist x shift\na %1\nb %*\nc %9\n');
    expect(calls).toEqual(['6 b x y', '7 c']);
    expect(unknown).toHaveLength(2);
  });

  test('of one script are not shifted by another', () => {
    expect(runText('call C:\\t.cmd x y\na %1.\n', {}, { 'C:\\t.cmd': 'shift\na %1\n' }).calls).toEqual([
      'C:\\t.cmd:2 a y',
      '2 a .',
    ]);
  });
});

describe('words of a program', () => {
  test.each([
    ['"\\"C:\\Program Files\\x.exe\\" -u"', ['"C:\\Program Files\\x.exe" -u']],
    ['C:\\a\\ "C:\\b c\\\\" d', ['C:\\a\\', 'C:\\b c\\', 'd']],
    ['a\\\\\\"b', ['a\\"b']],
    ['"a""b" c', ['a"b', 'c']],
    ['a"b c"d', ['ab cd']],
    ['""', ['']],
    ['\\', ['\\']],
    ['', []],
  ])('%s', (text, expected) => expect(splitWords(text)).toEqual(expected));
});
