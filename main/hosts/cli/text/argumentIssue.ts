import type { ZodError } from 'zod';

type Issue = ZodError['issues'][number];

/** What the user typed for a field of a request. */
const TYPED: Readonly<Record<string, string>> = {
  volume: 'The path',
  path: 'The path',
  paths: 'The list of paths',
  file: 'The path of the file',
  folder: 'The path of the folder',
  target: 'The file of -o',
  setting: 'The name of the setting',
  value: 'The value',
  edits: 'The list of --what-if',
  text: 'The code',
  grep: 'The text of --grep',
  search: 'The text of --search',
  scenario: 'The name of the scenario',
  kind: 'The kind',
  limit: 'The number of --limit',
  olderThanDays: 'The number of days',
  id: 'The id',
  ids: 'The list of ids',
  editId: 'The id of the edit',
  a: 'The first id',
  b: 'The second id',
};

/** Why an argument was refused, as one sentence that says what was expected. */
export function argumentIssue(issue: Issue): string {
  const words = issue.path.filter((part) => typeof part === 'string');
  const [typed, isItem] = [TYPED[words.at(-1) ?? ''] ?? 'An argument', typeof issue.path.at(-1) === 'number'];
  return `${isItem ? `One of ${typed.charAt(0).toLowerCase()}${typed.slice(1)}` : typed} ${expectation(issue)}`;
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'too_big':
      if (issue.origin === 'string') return `is too long: at most ${String(issue.maximum)} characters are taken.`;
      return issue.origin === 'array'
        ? `is too long: at most ${String(issue.maximum)} are taken at once.`
        : `is too large: at most ${String(issue.maximum)} is taken.`;
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? 'is empty.'
        : `is too small: at least ${String(issue.minimum)} is taken.`;
    case 'invalid_value':
      return `must be one of: ${issue.values.map(String).join(', ')}.`;
    default:
      return 'cannot be used.';
  }
}
