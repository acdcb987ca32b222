import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { buildProgram } from '../../main/hosts/cli/program.ts';

const WIDEST = 110;

/** Every command that does something, with the words that call it. */
function leaves(
  command: Command,
  words: readonly string[] = [],
): readonly (readonly [words: string, command: Command])[] {
  if (command.commands.length === 0) return [[words.join(' '), command]];
  return command.commands.flatMap((child) => leaves(child, [...words, child.name()]));
}

function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({ writeOut: (part) => (text += part) }).outputHelp();
  return text;
}

const program = buildProgram({ version: '1.2.3', run: async () => undefined, serve: async () => undefined });

test('every command of the contract is there', () => {
  expect(leaves(program).map(([words]) => words)).toEqual([
    'inspect',
    'accounts',
    'check',
    'simulate',
    'diagnose',
    'config list',
    'config show',
    'config lint',
    'config diff',
    'config get',
    'config set',
    'config preset',
    'logs stat',
    'logs cat',
    'logs timeline',
    'explain',
    'sample',
    'hive stat',
    'hive tree',
    'hive get',
    'hive export',
    'hive verify',
    'hive set',
    'hive delete',
    'fix list',
    'fix show',
    'fix apply',
    'fix undo',
    'history list',
    'history show',
    'history compare',
    'history export',
    'history prune',
    'report',
    'serve',
  ]);
});

test.each(leaves(program))('the help of %s says what it does and ends with an example', (words, command) => {
  const help = helpOf(command);
  expect(help).toContain(`Usage: imageprep ${words} `);
  expect(help).toMatch(new RegExp(`\\nExample:\\n  imageprep ${words} .+\\n$`));
  expect(help).toContain(command.description());
  expect(help.split('\n').filter((line) => line.length > WIDEST && !line.startsWith('  imageprep'))).toEqual([]);
});

test('the overview has the exit codes', () => {
  expect(helpOf(program)).toContain('Exit codes: 0 clean, 1 warnings, 2 failures found, 3 incomplete, 64 wrong usage');
});
