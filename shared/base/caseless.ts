const SURROGATE = /[\ud800-\udfff]/;

/**
 * Folds a name the way NTFS and the registry compare names: each UTF-16 unit to upper case, ordinal, no locale.
 * Units whose upper case has another length (such as sharp s) stay as they are, as in Windows' own table; so do the
 * halves of a surrogate pair, since Windows looks at one unit at a time.
 */
export function foldCase(name: string): string {
  const upper = name.toUpperCase();
  if (upper.length === name.length && !SURROGATE.test(upper)) return upper;
  return Array.from({ length: name.length }, (_, index) => {
    const unit = name.charAt(index).toUpperCase();
    return unit.length === 1 ? unit : name.charAt(index);
  }).join('');
}

/** Whether two names are the same name to Windows. */
export function sameName(a: string, b: string): boolean {
  return a === b || foldCase(a) === foldCase(b);
}
