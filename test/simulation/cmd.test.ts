import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  MAX_COMMANDS,
  runCommandLine,
  runScript,
  type CommandCall,
  type ScriptHost,
} from '../../main/simulation/cmd/interpret.ts';
import { splitWords } from '../../main/simulation/cmd/parse.ts';

/** A host that records what a script asks for. `fails` names programs that end with exit code 1. */
function recordingHost(
  scripts: Record<string, string>,
  options: { fails?: readonly string[]; exists?: readonly string[] } = {},
) {
  const calls: string[] = [];
  const unknown: string[] = [];
  const host: ScriptHost = {
    readScript: (path) => (scripts[path] === undefined ? null : { file: path, text: scripts[path] }),
    exists: (path) => (options.exists ?? []).includes(path),
    run: (call: CommandCall) => {
      calls.push(`${call.file}:${call.line} ${call.text}`);
      if (call.program === 'mystery') return { kind: 'unknown' };
      return { kind: 'ran', exitCode: (options.fails ?? []).includes(call.program) ? 1 : 0 };
    },
    notSimulated: (text, file, line) => void unknown.push(`${file}:${line} ${text}`),
  };
  return { host, calls, unknown };
}

/** The commands that a script runs, each with its line. */
function callsOf(text: string, options?: Parameters<typeof recordingHost>[1]): readonly string[] {
  const { host, calls } = recordingHost({ 's.cmd': text }, options);
  runScript('s.cmd', host);
  return calls.map((call) => call.replace('s.cmd:', ''));
}

describe('batch files', () => {
  const cases: readonly (readonly [string, string, readonly string[], Parameters<typeof recordingHost>[1]?])[] = [
    ['runs commands with their lines', 'a 1\r\nb 2\r\n', ['1 a 1', '2 b 2']],
    ['leaves comments, labels and echo out', '@echo off\nrem a\n:: b\n:label\necho c\na\n', ['6 a']],
    ['expands variables, also undefined ones', 'set X=1\nset "Y=2 3"\na %X% %Y% %Z%.\n', ['3 a 1 2 3 .']],
    ['expands what Windows sets', 'a %SystemRoot%\n', ['1 a C:\\Windows']],
    ['joins lines at a caret', 'a ^\n  b\nc\n', ['1 a   b', '3 c']],
    ['keeps a caret in quotes', 'a "x^y"\n', ['1 a "x^y"']],
    ['runs both sides of &', 'a & b\n', ['1 a', '1 b']],
    ['stops at && after a failure', 'a && b\nc\n', ['1 a', '2 c'], { fails: ['a'] }],
    ['goes on at || after a failure', 'a || b\n', ['1 a', '1 b'], { fails: ['a'] }],
    ['keeps & in quotes', 'a "b & c"\n', ['1 a "b & c"']],
    ['takes redirections out', 'a > nul 2>&1\nb >> "x y.log"\n', ['1 a', '2 b']],
    ['decides if exist', 'if exist c:\\x (a) else b\nif not exist c:\\x a\n', ['1 a'], { exists: ['c:\\x'] }],
    ['decides if with ==', 'if /i "A"=="a" a\nif "A"=="a" b\n', ['1 a']],
    ['decides if with numbers', 'if 10 GTR 9 a\n', ['1 a']],
    ['decides errorlevel', 'x\nif errorlevel 1 a\nif not errorlevel 1 b\n', ['1 x', '2 a', '3 b'], { fails: ['x'] }],
    ['runs blocks over lines', 'if exist f (\n  a\n  b\n) else (\n  c\n)\nd\n', ['5 c', '7 d']],
    ['jumps with goto', 'goto end\na\n:end\nb\n', ['4 b']],
    ['ends with exit', 'a\nexit /b 3\nb\n', ['1 a']],
    ['runs cmd /c as a line', 'cmd.exe /c "a b"\n', ['1 a b']],
  ];
  for (const [title, text, expected, options] of cases)
    test(title, () => expect(callsOf(text, options)).toEqual(expected));

  test('calls another script with its arguments and goes on after it', () => {
    const { host, calls } = recordingHost({
      's.cmd': 'call "C:\\t.cmd" one "two three"\nb\n',
      'C:\\t.cmd': 'a %1 %~2 %~nx0\nexit /b\nnever\n',
    });
    runScript('s.cmd', host);
    expect(calls).toEqual(['C:\\t.cmd:1 a one two three t.cmd', 's.cmd:2 b']);
  });

  test('shows what it does not know: loops, unknown programs, missing scripts', () => {
    const { host, unknown } = recordingHost({ 's.cmd': 'for %%i in (1 2) do a\nmystery /x\ncall gone.cmd\n' });
    runScript('s.cmd', host);
    expect(unknown).toEqual([
      's.cmd:1 for %i in (1 2) do a',
      's.cmd:2 mystery /x',
      's.cmd:3 gone.cmd (the script is not on the volume)',
    ]);
  });

  test('ends an endless loop and says so', () => {
    const { host, calls, unknown } = recordingHost({ 's.cmd': ':again\na\ngoto again\n' });
    runScript('s.cmd', host);
    expect(calls.length).toBeLessThan(MAX_COMMANDS);
    expect(unknown).toEqual([`s.cmd:1 everything after ${MAX_COMMANDS} commands`]);
  });

  test('ends scripts that call each other', () => {
    const { host, unknown } = recordingHost({ 's.cmd': 'call s.cmd\n' });
    runScript('s.cmd', host);
    expect(unknown).toEqual(['s.cmd:1 s.cmd: more than 16 nested calls']);
  });

  test('a script that is not there gives null', () => {
    expect(runScript('none.cmd', recordingHost({}).host)).toBeNull();
  });

  test('never throws, whatever the text', () => {
    const line = fc.string({ unit: fc.constantFrom(...'ab"^&|()<>%:=~01 \t\r\n@'.split('')), maxLength: 60 });
    const keyword = fc.constantFrom(
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
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(line, keyword), { maxLength: 12 }), (parts) => {
        runScript('s.cmd', recordingHost({ 's.cmd': parts.join('') }).host);
      }),
      { numRuns: 500 },
    );
  });
});

describe('one command line', () => {
  test('gives the exit code of the program', () => {
    expect(
      runCommandLine(
        '"C:\\Program Files\\x\\a.exe" -u Administrator',
        { file: 'f', line: 3 },
        recordingHost({}, { fails: ['a'] }).host,
      ),
    ).toBe(1);
  });
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
