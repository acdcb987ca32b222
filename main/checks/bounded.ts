import { numberWords } from '../../shared/text/numberWords.ts';
import type { Evidence } from '../../shared/model/diagnostic.ts';

/** Names that a sentence lists, and pieces of evidence that a finding holds; what goes beyond is counted. */
const MOST_NAMED = 8;
const MOST_EVIDENCE = 100;

/** Names for a sentence, joined; of many the first seven and how many more there are: `a, b and 488 more`. */
export function named(names: readonly string[], separator = ', '): string {
  if (names.length <= MOST_NAMED) return names.join(separator);
  const shown = names.slice(0, MOST_NAMED - 1);
  return `${shown.join(separator)} and ${numberWords(names.length - shown.length)} more`;
}

/**
 * Evidence as a finding holds it: of more than 100 pieces the first ones, then how many there are in all, then the last
 * one, which is often what decides the consequence. So a volume with any number of entries gives a report of bounded
 * size.
 */
export function boundedEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  if (evidence.length <= MOST_EVIDENCE) return evidence;
  const first = evidence.slice(0, MOST_EVIDENCE - 2);
  const left = evidence.length - first.length - 1;
  const counted: Evidence = {
    where: {},
    text: `and ${numberWords(left)} more like these, ${numberWords(evidence.length)} in all`,
  };
  return [...first, counted, ...evidence.slice(-1)];
}
