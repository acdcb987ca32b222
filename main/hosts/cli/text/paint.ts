/** Colours of the terminal, or none, and its width. Colour never speaks alone: the word is always there too. */
export interface Paint {
  /** Characters in a line of the terminal; null where lines are not broken, because nobody looks at them. */
  readonly width: number | null;
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  green(text: string): string;
  violet(text: string): string;
}

const wrap = (code: number) => (text: string) => `\u001B[${code}m${text}\u001B[0m`;
const plain = (text: string) => text;

/** Paint for a stream: plain when it is no terminal or NO_COLOR is set. */
export function paintFor(colours: boolean, width: number | null): Paint {
  return colours
    ? { width, bold: wrap(1), dim: wrap(2), red: wrap(31), yellow: wrap(33), green: wrap(32), violet: wrap(35) }
    : { width, bold: plain, dim: plain, red: plain, yellow: plain, green: plain, violet: plain };
}
