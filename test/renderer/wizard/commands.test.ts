import { expect, test } from 'vitest';
import { matching, type Command } from '../../../renderer/wizard/commands.ts';

const COMMANDS: readonly Command[] = ['Go to Run', 'Run again', 'Show the history'].map((name) => ({
  name,
  run: () => undefined,
}));

const names = (text: string): readonly string[] => matching(COMMANDS, text).map((command) => command.name);

test('a command is found by any of its words, in any case and order', () => {
  expect(names('RUN')).toEqual(['Go to Run', 'Run again']);
  expect(names('again run')).toEqual(['Run again']);
  expect(names('  ')).toEqual(['Go to Run', 'Run again', 'Show the history']);
  expect(names('sysprep')).toEqual([]);
});
