import { describe, expect, test } from 'vitest';
import { runCommandLine, runScript } from '../../main/simulation/cmd/interpret.ts';
import { splitWords } from '../../main/simulation/cmd/words.ts';
import { recordingHost, runText, type HostOptions } from '../support/recordingHost.ts';
import { finish } from '../support/worlds.ts';

/** Runs a script that calls another one, which consists of one command. */
function afterCalling(word: string) {
  return runText('call C:\\t.cmd\nb\n', {}, { 'C:\\t.cmd': `${word} 4\n` });
}

/** Runs one command line. */
function runLine(text: string, options?: HostOptions) {
  const { host, calls } = recordingHost({}, options);
  return { exitCode: finish(runCommandLine(text, { file: 'f', line: 3 }, host)), calls };
}

describe('batch files', () => {
  const cases: readonly (readonly [string, string, readonly string[], HostOptions?])[] = [
    ['runs commands with their lines', 'a 1\r\nb 2\r\n', ['1 a 1', '2 b 2']],
    ['leaves comments, labels and echo out', '@echo off\nrem a & b\n:: b\n:label\necho c\na\n', ['6 a']],
    ['joins lines at a caret', 'a ^\n  b\nc\n', ['1 a   b', '3 c']],
    ['joins no line to a comment', 'rem x ^\na\n', ['2 a']],
    ['keeps a caret in quotes', 'a "x^y"\n', ['1 a "x^y"']],
    ['runs both sides of &', 'a & b\n', ['1 a', '1 b']],
    ['stops at && after a failure', 'a && b\nc\n', ['1 a', '2 c'], { fails: ['a'] }],
    ['goes on at || after a failure', 'a || b\n', ['1 a', '1 b'], { fails: ['a'] }],
    ['binds && tighter than ||', 'a || b && c\n', ['1 a']],
    ['binds & loosest', 'a || b & c\n', ['1 a', '1 c']],
    ['binds && tighter than || after a failure', 'a && b || c\n', ['1 a', '1 c'], { fails: ['a'] }],
    ['runs both sides of a pipe', 'a | b\n', ['1 a', '1 b']],
    ['keeps & in quotes', 'a "b & c"\n', ['1 a "b & c"']],
    ['keeps ) outside a block', 'a b) c\n', ['1 a b) c']],
    ['takes redirections out', 'a > nul 2>&1\nb >> "x y.log" c\n', ['1 a', '2 b  c']],
    ['gives all that follows to if', 'if exist c:\\no a & b\nc\n', ['2 c']],
    ['gives all that follows to if, behind a block too', 'if exist c:\\no (a) & b\nc\n', ['2 c']],
    ['decides if exist', 'if exist c:\\x (a) else b\nif not exist c:\\x a\n', ['1 a'], { exists: ['c:\\x'] }],
    ['decides if with ==', 'if /i "A"=="a" a\nif "A"=="a" b\nif 1==01 c\n', ['1 a']],
    ['decides if with numbers', 'if 10 GTR 9 a\nif 1 EQU 01 b\nif 0x10 EQU 16 c\n', ['1 a', '2 b', '3 c']],
    ['decides errorlevel', 'x\nif not errorlevel 1 b\nif errorlevel 1 a\n', ['1 x', '3 a'], { fails: ['x'] }],
    ['decides if defined', 'set X=1\nif defined X a\nif not defined Y b\n', ['2 a', '3 b']],
    ['runs blocks over lines', 'if exist c:\\f (\n  a\n  b\n) else (\n  c\n)\nd\n', ['5 c', '7 d']],
    ['runs a block behind &&', 'x && (\n  a\n)\ny || (\n  b\n)\n', ['1 x', '2 a', '4 y']],
    ['skips a block behind &&', 'x && (\n  a\n)\nd\n', ['1 x', '4 d'], { fails: ['x'] }],
    ['skips comments in a block', '(\n  rem )\n  :: (\n  a\n)\nb\n', ['4 a', '6 b']],
    ['jumps with goto', 'goto end\na\n:end\nb\n', ['4 b']],
    ['takes the next label of a name first', ':x\nif defined V goto :eof\nset V=1\ngoto x\na\n:x\nb\n', ['7 b']],
    ['leaves a block with goto', 'if 1==1 (\n  goto end\n  a\n)\nb\n:end\nc\n', ['7 c']],
    ['leaves a line with goto', 'goto:end & a\n:end\nb\n', ['3 b']],
    [
      'calls a subroutine',
      'call :sub "1 2"\nb\ngoto :eof\n:sub\na %1 %~1 %*\nexit /b\n',
      ['5 a "1 2" 1 2 "1 2"', '2 b'],
    ],
    ['ends with exit', 'a\nexit /b 3\nb\n', ['1 a']],
    ['runs cmd /c as a line', 'cmd.exe /c "a b"\nb\n', ['1 a b', '2 b']],
    ['keeps variables of cmd /c apart', 'cmd /c set X=1\na [%X%]\n', ['2 a []']],
    ['ends only cmd /c with its exit', 'cmd /c exit 5\nif errorlevel 5 a\n', ['2 a']],
  ];
  for (const [title, text, expected, options] of cases)
    test(title, () => {
      const { calls, unknown } = runText(text, options);
      expect({ calls, unknown }).toEqual({ calls: expected, unknown: [] });
    });

  test('calls another script with its arguments and goes on after it', () => {
    const { calls } = runText(
      'call "C:\\t.cmd" one "two three"\nb\n',
      {},
      {
        'C:\\t.cmd': 'a %1 %~2 %~nx0 %~dp0\nexit /b\nnever\n',
      },
    );
    expect(calls).toEqual(['C:\\t.cmd:1 a one two three t.cmd C:\\', '2 b']);
  });

  test('does not come back from a script without call', () => {
    expect(runText('C:\\t.cmd\nb\n', {}, { 'C:\\t.cmd': 'a\n' }).calls).toEqual(['C:\\t.cmd:1 a']);
  });

  test('ends everything with exit, the script alone with exit /b', () => {
    expect(afterCalling('exit')).toMatchObject({ calls: [], exitCode: 4 });
    expect(afterCalling('exit /b')).toMatchObject({ calls: ['2 b'] });
  });

  test('a script that is not there gives null', () => {
    expect(finish(runScript('none.cmd', recordingHost({}).host))).toBeNull();
  });

  test('tells what is printed to files', () => {
    expect(
      runText('echo a b>c:\\x\necho c1>>"c:\\y z" 2>&1\nmystery > c:\\z\n(echo a) > c:\\q\nt 2>c:\\e\n').written,
    ).toEqual(['>c:\\x a b\r\n', '>>c:\\y z c1 \r\n', '>c:\\z ?', '>c:\\q ?', '>c:\\e ?']);
  });
});

describe('one command line', () => {
  test('gives the exit code of the program', () => {
    expect(runLine('"C:\\Program Files\\x\\a.exe" -u Administrator', { fails: ['a'] })).toEqual({
      exitCode: 1,
      calls: ['f:3 "C:\\Program Files\\x\\a.exe" -u Administrator'],
    });
  });
  test('gives null when the exit code is not known', () => expect(runLine('mystery').exitCode).toBeNull());
  test('gives the code of exit', () => expect(runLine('cmd /c exit 5').exitCode).toBe(5));
  test('leaves arguments and undefined variables as they stand', () =>
    expect(runLine('a %1 %% %nothing% %SystemRoot%').calls).toEqual(['f:3 a %1 %% %nothing% C:\\Windows']));
});

describe('words', () => {
  test.each([
    ['a  b', ['a', 'b']],
    ['"a b" c', ['a b', 'c']],
    ['a"b c"d', ['ab cd']],
    ['""', ['']],
    ['', []],
  ])('%j', (text, expected) => expect(splitWords(text)).toEqual(expected));
});
