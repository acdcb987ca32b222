import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { readSources, type SourceFile } from './sources.ts';

const MOST_LINES = 300;
const MOST_LINES_OF_A_TABLE = 500;
const BANNED = /^(?:utils?|helpers?|common|misc|manager)$|(?:Utils?|Helpers?|Manager)$/;
/** Far fewer than there are; a reader that suddenly finds nothing must not pass. */
const FEWEST_FILES = 200;

const files = readSources('main', 'shared', 'renderer', 'test');

function stem(file: SourceFile): string {
  return basename(file.path).replace(/(?:\.test)?\.tsx?$/, '');
}

function mostLines(file: SourceFile): number {
  return /(?:\.table|Table)$/.test(stem(file)) ? MOST_LINES_OF_A_TABLE : MOST_LINES;
}

test('no file is longer than one concept needs', () => {
  expect(files.length).toBeGreaterThan(FEWEST_FILES);
  const long = files.filter((file) => file.lines > mostLines(file)).map((file) => `${file.path}: ${file.lines} lines`);
  expect(long).toEqual([]);
});

test('no file is named after nothing', () => {
  expect(files.filter((file) => BANNED.test(stem(file))).map((file) => file.path)).toEqual([]);
});
