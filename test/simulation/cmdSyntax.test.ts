import { describe, expect, test } from 'vitest';
import { runText, type HostOptions } from '../support/recordingHost.ts';

describe('the grammar of cmd.exe', () => {
  const cases: readonly (readonly [string, string, readonly string[], HostOptions?])[] = [
    [
      'takes = as a blank behind errorlevel',
      'x\nif errorlevel==1 a\nif not errorlevel==2 b\n',
      ['1 x', '2 a', '3 b'],
      { fails: ['x'] },
    ],
    [
      'takes , and ; as blanks behind exist and defined',
      'set V=1\nif exist,c:\\x a\nif defined;V b\n',
      ['2 a', '3 b'],
      { exists: ['c:\\x'] },
    ],
    ['takes rem as all that follows a condition', 'if exist c:\\x rem b\na\n', ['2 a'], { exists: ['c:\\x'] }],
    [
      'takes rem as all that follows an operator',
      'a || rem & b\nc && rem\nd\n',
      ['1 a', '2 c', '3 d'],
      { fails: ['a'] },
    ],
    ['takes rem as the body of a loop', 'for %%i in (1 2) do rem %%i\na\n', ['2 a']],
    ['joins no line at a caret in quotes', 'a "x ^\nb\n', ['1 a "x ^', '2 b']],
    ['joins lines at a caret behind quotes', 'a "x" ^\n"y ^\nb\n', ['1 a "x" "y ^', '3 b']],
    ['joins no line at a caret behind a caret', 'a ^^\nb\n', ['1 a ^', '2 b']],
  ];
  for (const [title, text, expected, options] of cases)
    test(title, () => {
      const { calls, unknown } = runText(text, options);
      expect({ calls, unknown }).toEqual({ calls: expected, unknown: [] });
    });

  test('a harmless command that may run leaves nothing open', () => {
    expect(runText('mystery && harmless\n').unknown).toEqual([
      '1 mystery',
      '1 mystery && harmless: it depends on what is not known before the run',
    ]);
  });
});

/** Runs a script on a volume with one folder. */
const missing = (text: string) => runText(text, { exists: ['C:\\there\\'] });

describe('a script that is not there', () => {
  const WHY = 'the script is not on the volume, so it changes nothing';

  test('changes nothing, is told, and the caller goes on with the code of cmd.exe', () => {
    expect(missing('set V=1\ncall C:\\gone.cmd x\nif errorlevel 1 if not errorlevel 2 a %V%\n')).toMatchObject({
      calls: ['3 a 1'],
      unknown: [`2 call C:\\gone.cmd x: ${WHY}`],
    });
    expect(missing('C:\\there\\gone.cmd\nif errorlevel 9009 b\n').calls).toEqual(['2 b']);
    expect(missing('C:\\there\\gone.cmd || a\n').calls).toEqual(['1 a']);
    expect(missing('C:\\nowhere\\gone.cmd\nif errorlevel 1 if not errorlevel 2 b\n').calls).toEqual(['2 b']);
  });
});
