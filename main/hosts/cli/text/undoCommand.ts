import { shellWord } from './shellWord.ts';

/**
 * The command that takes an edit back, as it can be pasted: with the root that the edit is kept under, and with the
 * history that it stands in where that is another than the user's own.
 */
export function undoCommand(root: string, editId: string, database: string | undefined): string {
  const history = database === undefined ? [] : ['--db', shellWord(database)];
  return ['imageprep', ...history, 'fix', 'undo', shellWord(root), shellWord(editId)].join(' ');
}
