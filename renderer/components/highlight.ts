/** A piece of a line of source with the class that colours it; empty for plain text. */
export interface Token {
  readonly text: string;
  readonly kind: '' | 'tg' | 'at-name' | 'st' | 'cm' | 'masked';
}

const XML = /<!--.*?(?:-->|$)|<[/?!]?[\w:.-]+|[/?]?>|[\w:.-]+(?==)|"[^"]*"|'[^']*'|•+/g;
const SCRIPT = /^\s*(?:@?rem\b|::|#|\/\/).*$|"[^"]*"|•+/gi;

/** Colours one line of a settings file; every character of the line is in exactly one token. */
export function highlight(line: string, xml: boolean): readonly Token[] {
  const tokens: Token[] = [];
  let position = 0;
  for (const match of line.matchAll(xml ? XML : SCRIPT)) {
    if (match.index > position) tokens.push({ text: line.slice(position, match.index), kind: '' });
    tokens.push({ text: match[0], kind: kindOf(match[0], xml) });
    position = match.index + match[0].length;
  }
  if (position < line.length) tokens.push({ text: line.slice(position), kind: '' });
  return tokens;
}

function kindOf(text: string, xml: boolean): Token['kind'] {
  if (text.startsWith('•')) return 'masked';
  if (/^["']/.test(text)) return 'st';
  if (!xml || text.startsWith('<!--')) return 'cm';
  return /^[</?>]/.test(text) ? 'tg' : 'at-name';
}
