import { expect, test } from 'vitest';
import { placed, prose, table, tagged } from '../../main/hosts/cli/text/layout.ts';
import { paintFor } from '../../main/hosts/cli/text/paint.ts';

const narrow = paintFor(false, 44);
const piped = paintFor(false, null);

test('sentences are broken between words where the terminal ends, and nowhere in a pipe', () => {
  const text = 'A folder that is gone stops specialize on the first boot of every instance.';
  expect(prose(text, 4, narrow).split('\n')).toEqual([
    '    A folder that is gone stops specialize',
    '    on the first boot of every instance.',
  ]);
  expect(prose(text, 4, piped)).toBe(`    ${text}`);
  expect(prose('x'.repeat(60), 2, narrow)).toBe(`  ${'x'.repeat(60)}`);
});

test('what stands at a place goes below it where the line is full; the place stays whole to be copied', () => {
  expect(placed('setupact.log:16', 'CopyProfile failed', 4, narrow)).toBe('    setupact.log:16  CopyProfile failed');
  expect(placed('Windows/Panther/UnattendGC/setupact.log:16', 'failed', 4, narrow)).toBe(
    '    Windows/Panther/UnattendGC/setupact.log:16\n      failed',
  );
});

test('an id goes below a long title; colours do not count', () => {
  expect(tagged('There is a known way in', 'known-way-in', narrow)).toBe('There is a known way in  [known-way-in]');
  expect(tagged('Remote Desktop is reachable again', 'rdp-reachable-again', narrow)).toBe(
    'Remote Desktop is reachable again\n    [rdp-reachable-again]',
  );
  const colours = paintFor(true, 41);
  expect(tagged(colours.red('There is a known way in'), 'known-way-in', colours)).not.toContain('\n');
});

test('numbers stand to the right in a table, and nothing trails', () => {
  const rows = [
    ['cbs', 7, 'a.log'],
    ['setupact', 1234, ''],
  ] as const;
  expect(table(['format', 'entries', 'file'], rows, piped)).toEqual([
    'format    entries  file',
    'cbs             7  a.log',
    'setupact     1234',
  ]);
});
