import { nearNames } from '../nearNames.ts';

/** What to do about a name that is not in its table. */
export function didYouMean(name: string, known: readonly string[]): string {
  const near = nearNames(name, known);
  return near.length === 0 ? 'Remove the entry, or correct its name.' : `Did you mean ${near.join(' or ')}?`;
}
