import { baseName } from '../../../shared/base/winPath.ts';
import { isBuiltIn } from './errorLevel.ts';
import type { CommandCall } from './scriptHost.ts';
import { splitParameters, splitWords } from './words.ts';

/** Built-in words may be followed by their argument without a blank: `goto:eof`, `exit/b`. */
const GLUED =
  /^(goto|call|exit|set|setlocal|endlocal|shift|cd|chdir|pushd|popd|md|mkdir|rd|rmdir|del|erase|copy|move|ren|rename|type|dir)(?=[/:\\.,;="])/i;

/** A command in its words, with the name of its program. */
export function wordsOf(text: string): Pick<CommandCall, 'program' | 'words' | 'text'> {
  const apart = text.trimStart().replace(GLUED, '$1 ');
  const name = /^(?:"[^"]*"?|[^\s"])*/.exec(apart)?.[0] ?? '';
  const named = name.replaceAll('"', '');
  const program = baseName(named)
    .toLowerCase()
    .replace(/\.exe$/, '');
  const rest = apart.slice(name.length);
  return { program, words: [named, ...(isBuiltIn(program) ? splitParameters(rest) : splitWords(rest))], text: apart };
}

/** Whether a program, as `wordsOf` names it, is a batch file. */
export function isScript(program: string): boolean {
  return /\.(?:cmd|bat)$/.test(program);
}
