/**
 * Splits the arguments of a program as its C run-time does: blanks separate, quotes group and vanish, `\"` is a quote,
 * and so is `""` within quotes. Source: Microsoft, "Parsing C command-line arguments".
 */
export function splitWords(text: string): readonly string[] {
  const words: string[] = [];
  let word: string | null = null;
  let quoted = false;
  for (let at = 0; at < text.length;) {
    const slashes = /\\*/y;
    slashes.lastIndex = at;
    const count = slashes.exec(text)?.[0].length ?? 0;
    at += count;
    const quote = text.charAt(at) === '"';
    const escaped = quote && (count % 2 === 1 || (quoted && count === 0 && text.charAt(at + 1) === '"'));
    if (count > 0) word = (word ?? '') + '\\'.repeat(quote ? count >> 1 : count);
    if (escaped) {
      word = `${word ?? ''}"`;
      at += count % 2 === 1 ? 1 : 2;
    } else if (quote) {
      quoted = !quoted;
      word ??= '';
      at += 1;
    } else if (at < text.length && (quoted || !' \t'.includes(text.charAt(at)))) {
      word = (word ?? '') + text.charAt(at);
      at += 1;
    } else {
      if (word !== null) words.push(word);
      word = null;
      at += 1;
    }
  }
  return word === null ? words : [...words, word];
}

/** Splits what follows a word of cmd.exe itself: quotes group and vanish, `,`, `;` and `=` separate as well as blanks. */
export function splitParameters(text: string): readonly string[] {
  return splitArguments(text).map((word) => word.replaceAll('"', ''));
}

/** Splits a script's name and what follows it into `%0`, `%1` and so on: quotes group and stay. */
export function splitArguments(text: string): readonly string[] {
  return text.match(/(?:"[^"]*(?:"|$)|[^\s,;="])+/g) ?? [];
}

/** A text without the quotes around it. */
export function unquote(text: string): string {
  return text.replace(/^"(.*)"$/, '$1');
}
