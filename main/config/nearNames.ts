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

/** Letters to insert, delete or replace, as a share of the longer name; 1 where that is more than a near name has. */
function difference(a: string, b: string): number {
  const longer = Math.max(a.length, b.length, 1);
  const most = Math.ceil(MOST_DIFFERENT * longer);
  if (Math.abs(a.length - b.length) >= most) return 1;
  return editDistance(a, b, most) / longer;
}

/** Distances from the part of one name that was looked at to each part of the other. */
const row = new Uint8Array(MAX_LENGTH + 1);

/** Counts letters, and stops at `most`. Neither name is longer than MAX_LENGTH. */
function editDistance(a: string, b: string, most: number): number {
  for (let index = 0; index <= b.length; index++) row[index] = index;
  for (let i = 1; i <= a.length; i++) {
    let diagonal = i - 1;
    let left = i;
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const replaced = diagonal + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1);
      diagonal = row[j] ?? 0;
      left = Math.min(replaced, diagonal + 1, left + 1);
      row[j] = left;
      least = Math.min(least, left);
    }
    if (least >= most) return a.length + b.length;
  }
  return row[b.length] ?? 0;
}
