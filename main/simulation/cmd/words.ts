/** Splits a command into words as the C run-time of a Windows program does: blanks separate, quotes group and vanish. */
export function splitWords(text: string): readonly string[] {
  return split(text, ' \t', false);
}

/** Splits what follows a script's name into `%1`, `%2` and so on: quotes stay, `,`, `;` and `=` separate as well. */
export function splitArguments(text: string): readonly string[] {
  return split(text, ' \t,;=', true);
}

function split(text: string, separators: string, keepQuotes: boolean): readonly string[] {
  const words: string[] = [];
  let word = '';
  let quoted = false;
  let started = false;
  for (const unit of text) {
    if (unit === '"') {
      quoted = !quoted;
      started = true;
      if (keepQuotes) word += unit;
    } else if (!quoted && separators.includes(unit)) {
      if (started) words.push(word);
      word = '';
      started = false;
    } else {
      word += unit;
      started = true;
    }
  }
  if (started) words.push(word);
  return words;
}

/** A text without the quotes around it. */
export function unquote(text: string): string {
  return text.replace(/^"(.*)"$/, '$1');
}
