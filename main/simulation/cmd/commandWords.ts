import { baseName } from '../../../shared/base/winPath.ts';
import type { CommandCall } from './scriptHost.ts';
import { splitWords } from './words.ts';

/** Built-in words may be followed by their argument without a blank: `goto:eof`, `exit/b`. */
const GLUED =
  /^(goto|call|exit|set|setlocal|endlocal|cd|chdir|pushd|popd|md|mkdir|rd|rmdir|del|erase|copy|move|ren|rename|type|dir)(?=[/:\\.,;="])/i;

/** A command in its words, with the name of its program. */
export function wordsOf(text: string): Pick<CommandCall, 'program' | 'words' | 'text'> {
  const apart = text.trimStart().replace(GLUED, '$1 ');
  const words = splitWords(apart);
  const program = baseName(words[0] ?? '')
    .toLowerCase()
    .replace(/\.exe$/, '');
  return { program, words, text: apart };
}

/** Whether a program, as `wordsOf` names it, is a batch file. */
export function isScript(program: string): boolean {
  return /\.(?:cmd|bat)$/.test(program);
}
