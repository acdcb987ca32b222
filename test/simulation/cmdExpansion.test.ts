import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calculate } from '../../main/simulation/cmd/calculate.ts';
import { runText } from '../support/recordingHost.ts';

/** What `a` is run with when it stands in the last line of a script. */
function shown(lines: readonly string[], text: string): string {
  const { calls, unknown } = runText([...lines, `a ${text}`, ''].join('\r\n'));
  return (calls.at(-1) ?? unknown.join()).replace(/^\d+ a ?/, '');
}

const UNDECIDED = 'it holds what is not known before the run';

describe('%name% in a script', () => {
  test.each([
    ['50%', '50'],
    ['100% done', '100 done'],
    ['%x', 'x'],
    ['%%', '%'],
    ['%X%', 'abCab'],
    ['%none%.', '.'],
    ['%none:~0,1%.', '~0,1.'],
    ['%X:~1%', 'bCab'],
    ['%X:~0,2%', 'ab'],
    ['%X:~1,-1%', 'bCa'],
    ['%X:~-2%', 'ab'],
    ['%X:~-3,2%', 'Ca'],
    ['%X:~,2%', 'ab'],
    ['%X:~9%.', '.'],
    ['%X:~-9,1%', 'a'],
    ['%X:~3,-3%.', '.'],
    ['%X:a=z%', 'zbCzb'],
    ['%X:A=%', 'bCb'],
    ['%X:*c=-%', '-ab'],
    ['%X:none=z%', 'abCab'],
    ['%X:ab=%%', 'C'],
    ['%X:a%', 'X:a'],
    ['%:~0,1%', '~0,1'],
    ['%ERRORLEVEL:~0,1%', '0'],
    ['%CMDEXTVERSION%', '2'],
  ])('%s is %j', (text, expected) => expect(shown(['set X=abCab'], text)).toBe(expected));

  test('a number of another form is not calculated', () =>
    expect(shown(['set X=abc'], '%X:~01%')).toContain(UNDECIDED));
});

describe('!name!', () => {
  const lines = ['setlocal EnableDelayedExpansion', 'set X=a^&b', 'set Y=X'];
  test.each([
    ['!X!', 'a&b'],
    ['!X:~0,1!', 'a'],
    ['!X:a=c!', 'c&b'],
    ['!%Y%!', 'a&b'],
    ['!none!.', '.'],
    ['one! two', 'one two'],
    ['"!!X!"', '"a&b"'],
    ['"^!X^!"', '"!X!"'],
    ['"x^y"', '"x^y"'],
    ['!ERRORLEVEL!', '0'],
  ])('%s is %j', (text, expected) => expect(shown(lines, text)).toBe(expected));

  test('is read as a command runs, in loops, conditions and sums too', () => {
    const { calls, unknown } = runText(
      [
        'setlocal EnableDelayedExpansion',
        'set N=0',
        'for %%i in (x y) do (',
        '  set /a N+=1',
        '  set L=%%i',
        '  if "!L!"=="y" a !N! %N%',
        ')',
        'for %%i in (!L! !N!) do b %%i',
        'if defined !L! (c) else d',
        'e > c:\\!L!.txt',
      ].join('\n'),
    );
    expect({ calls, unknown }).toEqual({ calls: ['6 a 2 0', '8 b y', '8 b 2', '9 d', '10 e'], unknown: [] });
  });

  test('stays as it is without delayed expansion, and in a block at a pipe', () => {
    expect(runText('set X=1\na !X!\n').calls).toEqual(['2 a !X!']);
    expect(runText('setlocal EnableDelayedExpansion\nset X=1\n(a !X!) | b !X!\n').calls).toEqual(['3 a !X!', '3 b 1']);
  });

  test('a name that a branch makes of one could be any', () => {
    const { calls } = runText('setlocal EnableDelayedExpansion\nset X=1\nif exist x set !TEMP!=2\na %X%\n');
    expect(calls).toEqual([]);
  });
});

describe('set /a', () => {
  test.each([
    ['X=1+2*3', '7'],
    ['X=(1+2)*3', '9'],
    ['"X=7 %% 4"', '3'],
    ['X=-7/2', '-3'],
    ['X=-7%%4', '-3'],
    ['X=0x1F+010', '39'],
    ['"X=1<<4|1"', '17'],
    ['"X=-16>>2"', '-4'],
    ['"X=6&3^8"', '10'],
    ['X=~5', '-6'],
    ['X=!0+!7', '1'],
    ['X=--5', '5'],
    ['X=2147483647+1', '-2147483648'],
    ['X=65536*65536', '0'],
    ['Y=2,X=Y*Y', '4'],
    ['X=Y=3', '3'],
    ['X=N+none', '5'],
    ['X=5,X+=2,X*=3', '21'],
    ['"X=1,X<<=3"', '8'],
    ['X=N-H', '-11'],
  ])('%s gives %s', (expression, expected) =>
    expect(shown(['set N=5', 'set H=0x10', `set /a ${expression}`], '%X%')).toBe(expected),
  );

  test.each(['X=1/0', 'X=08', 'X=2147483648', 'X=1+', 'X=(1', 'X=W+1', '"X=1<<32"', 'X=1 2', `X=${'('.repeat(3000)}1`])(
    '%s is not known',
    (expression) => expect(shown(['set W=word', `set /a ${expression}`], '%X%')).toContain(UNDECIDED),
  );

  test('sets ERRORLEVEL like any set, and is not known after an error', () => {
    expect(runText('set /a X=1 && a\nset /a X=1/0\nif errorlevel 1 b\n').calls).toEqual(['1 a']);
  });

  test('calculates as 32-bit numbers do', () => {
    const small = fc.integer({ min: -0x7fffffff, max: 0x7fffffff });
    fc.assert(
      fc.property(small, small, fc.constantFrom('+', '-', '*', '&', '|', '^'), (left, right, operator) => {
        const exact = {
          '+': BigInt(left) + BigInt(right),
          '-': BigInt(left) - BigInt(right),
          '*': BigInt(left) * BigInt(right),
          '&': BigInt(left) & BigInt(right),
          '|': BigInt(left) | BigInt(right),
          '^': BigInt(left) ^ BigInt(right),
        }[operator];
        const read = (name: string) => String(name === 'l' ? left : right);
        expect(calculate(`x=l${operator}r`, read)).toEqual([['x', String(BigInt.asIntN(32, exact))]]);
      }),
    );
  });

  test('never throws and always ends, whatever the text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'x=1+-*/%&|^~!(),<> "a0'.split('')), maxLength: 80 });
    fc.assert(fc.property(text, (expression) => void calculate(expression, () => '1')));
  });
});

describe('names that Windows or cmd.exe always has', () => {
  test('those that cmd.exe makes up are defined', () => {
    const names = ['ERRORLEVEL', 'CMDEXTVERSION', 'RANDOM', 'date', 'TIME', 'CD', 'CMDCMDLINE'];
    const { calls, unknown } = runText(names.map((name) => `if defined ${name} a ${name}\n`).join(''));
    expect({ calls, unknown }).toEqual({ calls: names.map((name, at) => `${at + 1} a ${name}`), unknown: [] });
  });

  test('a value of which a part is known is defined', () => {
    expect(runText('set X=%TEMP%\\y\nif defined X a\nset Y=%TEMP%\nif defined Y b\n')).toMatchObject({
      calls: ['2 a'],
      unknown: [expect.stringContaining('4 if defined Y b')],
    });
  });
});
