const MAX_LENGTH = 120;

/** Share of letters that may differ. */
const MOST_DIFFERENT = 0.4;
/** How much farther than the nearest name another one may be. */
const AS_NEAR = 0.1;

/** Names that look like a misspelt one, nearest first. A path that only lacks its first steps counts as near. */
export function nearNames(wanted: string, names: Iterable<string>, count = 3): readonly string[] {
  const target = wanted.slice(0, MAX_LENGTH).toLowerCase();
  const candidates = Array.from(new Set(names), (name) => ({ name, off: pathDifference(target, name.toLowerCase()) }))
    .filter(({ off }) => off < MOST_DIFFERENT)
    .sort((a, b) => a.off - b.off);
  const best = candidates[0]?.off ?? 0;
  return candidates
    .filter(({ off }) => off <= best + AS_NEAR)
    .slice(0, count)
    .map(({ name }) => name);
}

function pathDifference(wanted: string, name: string): number {
  if (name.length > MAX_LENGTH) return 1;
  const last = name.slice(name.lastIndexOf('/') + 1);
  return Math.min(difference(wanted, name), difference(wanted, last));
}

/** Letters to insert, delete or replace, as a share of the longer name. */
function difference(a: string, b: string): number {
  return editDistance(a, b) / Math.max(a.length, b.length, 1);
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
