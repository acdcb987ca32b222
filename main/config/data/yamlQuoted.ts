/** Escapes of a text in double quotation marks. Source: YAML 1.2, section 5.7. */
const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\u0007',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\u001b',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};

const ESCAPE = /\\(?:U([0-9A-Fa-f]{8})|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([^]))/g;
const LAST_CODE_POINT = 0x10ffff;

/** What a text in quotation marks stands for; the marks are given with it. */
export function unquoted(raw: string): string {
  const inner = raw.slice(1, -1);
  if (raw.startsWith("'")) return inner.replaceAll("''", "'");
  return inner.replaceAll(ESCAPE, (whole, ...codes: (string | undefined)[]) => {
    const hex = codes[0] ?? codes[1] ?? codes[2];
    if (hex === undefined) return escaped(codes[3] ?? '');
    const code = Number.parseInt(hex, 16);
    return code > LAST_CODE_POINT ? whole : String.fromCodePoint(code);
  });
}

function escaped(character: string): string {
  return ESCAPES[character] ?? (/["/\\ ]/.test(character) ? character : `\\${character}`);
}

/** Characters that YAML does not take as they are, and those that old versions of it take for line ends. */
const NOT_PRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;
const NOT_PRINTABLE_ANYWHERE = new RegExp(NOT_PRINTABLE, 'g');

/** Whether a text may stand in YAML without escapes. */
export function isPrintable(text: string): boolean {
  return !NOT_PRINTABLE.test(text) && text.isWellFormed();
}

/** A text in double quotation marks. JSON's escapes are YAML's; what YAML does not take as it is gets a number too. */
export function doubleQuoted(text: string): string {
  return JSON.stringify(text).replaceAll(
    NOT_PRINTABLE_ANYWHERE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
