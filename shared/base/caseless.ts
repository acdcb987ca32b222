/**
 * Micro sign, dotless i and long s: Unicode gives them the upper case of other letters, Windows' table leaves them as
 * they are. Source: the tables of ntfs-3g (unistr.c, ntfs_upcase_table_build), which are those of Windows XP to 7.
 */
const LEFT_ALONE = '\u00b5\u0131\u017f';
const BY_UNIT = new RegExp(`[${LEFT_ALONE}\\ud800-\\udfff]`);

/**
 * Folds a name the way NTFS and the registry compare names: each UTF-16 unit to upper case, ordinal, no locale.
 * Units whose upper case has another length (such as sharp s) stay as they are, as in Windows' own table; so do the
 * halves of a surrogate pair, since Windows looks at one unit at a time, and the letters of LEFT_ALONE.
 */
export function foldCase(name: string): string {
  const upper = name.toUpperCase();
  if (upper.length === name.length && !BY_UNIT.test(name)) return upper;
  return Array.from({ length: name.length }, (_, index) => foldUnit(name.charAt(index))).join('');
}

function foldUnit(unit: string): string {
  const upper = unit.toUpperCase();
  return upper.length === 1 && !LEFT_ALONE.includes(unit) ? upper : unit;
}

/** Whether two names are the same name to Windows. */
export function sameName(a: string, b: string): boolean {
  return a === b || foldCase(a) === foldCase(b);
}
