import { describe, expect, test } from 'vitest';
import { runText, type HostOptions } from '../support/recordingHost.ts';

const DEPENDS = 'it depends on what is not known before the run';
const LEAVES = `${DEPENDS}; it may leave the script, so the lines after it are not simulated`;

describe('variables', () => {
  const cases: readonly (readonly [string, string, readonly string[], HostOptions?])[] = [
    [
      'expands those that are set, and undefined ones to nothing',
      'set X=1\nset "Y=2 3"\na %X% %Y% %Z%.\n',
      ['3 a 1 2 3 .'],
    ],
    ['keeps quotes and blanks of a value', 'set X="1"\nset Y=2 & a [%Y%]\nb %X%[%Y%]\n', ['2 a []', '3 b "1"[2 ]']],
    ['expands what Windows sets', 'a %SystemRoot%\n', ['1 a C:\\Windows']],
    ['does not take a name for an argument', 'set v1=x\na %v1%\n', ['2 a x']],
    ['reads the machine', 'a %JAVA%\n', ['1 a C:\\j'], { variables: { JAVA: 'C:\\j' } }],
    ['takes one away with an empty value', 'set X=1\nset X=\na [%X%]\n', ['3 a []']],
    ['ends a scope', 'set X=1\nsetlocal\nset X=2\na %X%\nendlocal\na %X%\n', ['4 a 2', '6 a 1']],
    ['expands twice with call', 'set X=1\ncall set Y=%%X%%\na %Y%\n', ['3 a 1']],
    ['leaves ! alone without delayed expansion', 'a !X!\n', ['1 a !X!']],
    ['expands a line before it runs it', 'set X=1\nset X=2 & a %X%\n', ['2 a 1']],
  ];
  for (const [title, text, expected, options] of cases)
    test(title, () => {
      const { calls, unknown } = runText(text, options);
      expect({ calls, unknown }).toEqual({ calls: expected, unknown: [] });
    });
});

describe('what is not known before a run', () => {
  const cases: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
    [
      'a variable of the machine',
      'a %COMPUTERNAME%\nb\n',
      ['2 b'],
      ['1 a %COMPUTERNAME%: it holds what is not known before the run'],
    ],
    [
      'a condition on one',
      'if "%PROCESSOR_ARCHITECTURE%"=="x86" (a) else (b)\nc\n',
      ['2 c'],
      [`1 if "%PROCESSOR_ARCHITECTURE%"=="x86" (a) else (b): ${DEPENDS}`],
    ],
    [
      'a value that passes through another variable',
      'set X=%TEMP%\\y\nif exist %X% a\n',
      [],
      [`2 if exist %X% a: ${DEPENDS}`],
    ],
    ['a part of a value', 'a %TEMP:~0,1%\n', [], ['1 a %TEMP:~0,1%: it holds what is not known before the run']],
    [
      'delayed expansion',
      'setlocal EnableDelayedExpansion\na !TEMP!\n',
      [],
      ['2 a !TEMP!: it holds what is not known before the run'],
    ],
    ['a sum', 'set /a X=NUMBER_OF_PROCESSORS+1\na %X%\n', [], ['2 a %X%: it holds what is not known before the run']],
    [
      'an answer',
      'set /p X=Go on?\nif "%X%"=="y" a\n',
      [],
      ['1 set /p X=Go on?: waits for input: the run hangs here', `2 if "%X%"=="y" a: ${DEPENDS}`],
    ],
    [
      'the exit code of a program',
      'mystery\nif errorlevel 1 a\n',
      ['1 mystery'],
      ['1 mystery', `2 if errorlevel 1 a: ${DEPENDS}`],
    ],
    ['the exit code in a chain', 'mystery && a\n', ['1 mystery'], ['1 mystery', `1 mystery && a: ${DEPENDS}`]],
    ['a path in the current folder', 'if exist x a\n', [], [`1 if exist x a: ${DEPENDS}`]],
    [
      'a variable set in a branch that may run',
      'if exist x set V=1\na %V%\n',
      [],
      [`1 if exist x set V=1: ${DEPENDS}`, '2 a %V%: it holds what is not known before the run'],
    ],
    ['a jump that may be made', 'if exist x goto end\na\n:end\nb\n', [], [`1 if exist x goto end: ${LEAVES}`]],
    [
      'a loop over the output of a program',
      "for /f %%i in ('hostname') do a %%i\nb\n",
      ['2 b'],
      [`1 for /f %%i in ('hostname') do a %%i: ${DEPENDS}`],
    ],
    [
      'a loop over files of a folder that cannot be listed',
      'for %%i in (D:\\x\\*) do a %%i\nb\n',
      ['2 b'],
      [`1 for %%i in (D:\\x\\*) do a %%i: ${DEPENDS}`],
    ],
    ['a key', 'pause\na\n', ['2 a'], ['1 pause: waits for a key: the run hangs here']],
    ['a label that is not there', 'goto x\na\n', [], ['1 goto x: its label is not in the script, which ends here']],
    [
      'a script that is not there',
      'call C:\\gone.cmd\na\n',
      ['2 a'],
      ['1 call C:\\gone.cmd: the script is not on the volume, so it changes nothing'],
    ],
    [
      'a script in the current folder',
      'gone.cmd\na\n',
      [],
      ['1 gone.cmd: which script this is, or what is in it, is not known'],
    ],
    [
      'a line that cmd.exe cannot read',
      'if ==1 a\nb\n',
      [],
      ['1 if ==1 a: the condition cannot be read; the script ends here'],
    ],
  ];
  test.each(cases)('%s', (_title, text, calls, unknown) => {
    const result = runText(text);
    expect({ calls: result.calls, unknown: result.unknown }).toEqual({ calls, unknown });
  });

  test('shows commands as the script spells them, never the value', () => {
    expect(runText('set PW=Tiger9Secret\nmystery corp %PW% > c:\\x 2>&1\n').unknown).toEqual(['2 mystery corp %PW%']);
  });

  test('an answered question does not wait', () => {
    expect(runText('pause < nul\nset /p X=a< c:\\f\n').unknown).toEqual([]);
  });
});
