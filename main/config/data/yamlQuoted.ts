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
