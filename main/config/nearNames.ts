const MAX_LENGTH = 120;

/** Names that look like a misspelt one, nearest first; only those that differ in less than half of their letters. */
export function nearNames(wanted: string, names: Iterable<string>, count = 3): readonly string[] {
  const target = wanted.slice(0, MAX_LENGTH).toLowerCase();
  return Array.from(new Set(names), (name) => ({ name, distance: nameDistance(target, name.toLowerCase()) }))
    .filter(({ name, distance }) => distance * 2 < Math.max(target.length, name.length))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ name }) => name);
}

/** Letters to insert, delete or replace; a path that only lacks its first steps counts as near. */
function nameDistance(wanted: string, name: string): number {
  if (name.length > MAX_LENGTH) return Infinity;
  const last = name.slice(name.lastIndexOf('/') + 1);
  return last === name
    ? editDistance(wanted, name)
    : Math.min(editDistance(wanted, name), editDistance(wanted, last) + 1);
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
