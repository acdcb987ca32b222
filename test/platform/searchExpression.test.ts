import { expect, test } from 'vitest';
import { compileSearchExpression } from '../../main/platform/searchExpression.ts';
import { ProblemError, unwrap } from '../../shared/model/diagnostic.ts';

test('an expression matches without case, line by line', () => {
  const expression = unwrap(compileSearchExpression('^copyprofile\\b.*0x8007000[23]$'));
  expect(
    expression.match(['CopyProfile failed 0x80070003', 'a\ncopyprofile 0x80070002\nb', 'CopyProfile', '']),
  ).toEqual([true, true, false, false]);
});

test.each(['([', '(?<a', '*', 'a{2,1}'])('%s is no expression, and why is said', (source) => {
  const outcome = compileSearchExpression(source);
  expect(outcome.ok ? 'ok' : [outcome.problem.kind, outcome.problem.diagnostic.code]).toEqual([
    'usage',
    'search-expression-invalid',
  ]);
  expect(outcome.ok ? '' : outcome.problem.diagnostic.summary).toMatch(/ is not a valid expression: [a-z][^:]+\.$/);
});

test('what looks like code is only an expression', () => {
  expect(unwrap(compileSearchExpression("'; throw 1; '")).match(["'; throw 1; '", 'x'])).toEqual([true, false]);
});

test('an expression without end is stopped', () => {
  const expression = unwrap(compileSearchExpression('(a+)+$'));
  let thrown: unknown = null;
  try {
    expression.match([`${'a'.repeat(60)}!`]);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(ProblemError);
  expect(thrown).toMatchObject({ problem: { kind: 'usage', diagnostic: { code: 'search-expression-slow' } } });
});
