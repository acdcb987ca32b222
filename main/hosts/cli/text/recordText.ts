import type { HistoryRecord } from '../../../../shared/model/history.ts';

/** An instant of a record to the second, with its zone. */
export function instantText(at: string): string {
  return `${at.slice(0, 19).replace('T', ' ')} UTC`;
}

/** A word of a result as people write it: `cannotTell` is `cannot tell`. */
export function resultText(word: string): string {
  return word.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** A record in a sentence: its kind, volume, time and outcome. */
export function recordText({ kind, volume, at, outcome }: HistoryRecord): string {
  return `${kind} of ${volume ?? 'loose files'}, ${instantText(at)} (${resultText(outcome)})`;
}
