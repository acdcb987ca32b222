import { expect, test } from 'vitest';
import { quickHive } from '../../main/hosts/cli/quickHive.ts';

test.each([
  [['hive', 'stat', 'SYSTEM'], { command: 'stat', operands: ['SYSTEM'], json: false, logs: true }],
  [['hive', 'stat', '--no-logs', 'SYSTEM'], { command: 'stat', operands: ['SYSTEM'], json: false, logs: false }],
  [['hive', 'get', 'SYSTEM'], { command: 'get', operands: ['SYSTEM'], json: false, logs: true }],
  [['hive', 'get', 'H', 'Key', '', '--json'], { command: 'get', operands: ['H', 'Key', ''], json: true, logs: true }],
])('%j is a plain look-up', (words, expected) => {
  expect(quickHive(words)).toEqual(expected);
});

test.each([
  [['hive']],
  [['hive', 'stat']],
  [['hive', 'stat', 'SYSTEM', 'Key']],
  [['hive', 'get', 'a', 'b', 'c', 'd']],
  [['hive', 'get', 'SYSTEM', '--show-secrets']],
  [['hive', 'get', '--help']],
  [['hive', 'get', 'SYSTEM', '--', '-key']],
  [['hive', 'verify', 'SYSTEM']],
  [['--db', 'x', 'hive', 'stat', 'SYSTEM']],
  [['check', '/mnt/image']],
])('%j is left to commander', (words) => {
  expect(quickHive(words)).toBeNull();
});
