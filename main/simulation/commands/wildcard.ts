import { foldCase } from '../../../shared/base/caseless.ts';

/**
 * Whether a name fits a pattern, without case: `*` stands for any units, `?` for one, or for none before a `.` and at
 * the end; `.*` at the end also for no extension. Takes no longer than both lengths multiplied.
 */
export function wildcard(pattern: string): (name: string) => boolean {
  const wanted = foldCase(pattern);
  const short = wanted.endsWith('.*') ? wanted.slice(0, -2) : null;
  return (name) => {
    const folded = foldCase(name);
    return fits(wanted, folded) || (short !== null && fits(short, folded));
  };
}

/** Goes through both at once; where they part, the last `*` takes one unit more. */
function fits(pattern: string, name: string): boolean {
  let at = 0;
  let from = 0;
  let star = -1;
  let taken = 0;
  while (from < name.length || at < pattern.length) {
    const unit = pattern.charAt(at);
    const own = name.charAt(from);
    if (unit === '*') {
      star = at;
      taken = from;
      at += 1;
    } else if (unit === '?' || (unit === own && own !== '')) {
      at += 1;
      if (unit !== '?' || (own !== '' && own !== '.')) from += 1;
    } else if (star >= 0 && taken < name.length) {
      taken += 1;
      from = taken;
      at = star + 1;
    } else return false;
  }
  return true;
}
