import type { Source } from '../../../shared/model/diagnostic.ts';

/** A page of the documentation: its file name and its text. */
export interface RulePage {
  readonly name: string;
  readonly text: string;
}

/** A source as an item of a list. */
export function sourceLine({ document, certainty, says }: Source): string {
  return `- ${document} (${certainty})${says === undefined ? '' : `: ${says}`}`;
}

/** Paragraphs of a page. */
export function joined(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}
