import { nameEnd } from './characters.ts';

/** The name of an element, taken apart. */
export interface XmlName {
  /** As written, with prefix. */
  readonly full: string;
  readonly local: string;
  /** Where the colon behind the prefix stands; -1 without one. */
  readonly colon: number;
}

/** Places in which a name is looked for first; a power of two. */
const SLOTS = 256;
/**
 * The number that a name had the last time, by what it looks like. All documents share them: a number of another
 * document is that of another name, or of none, and what it stands for is compared with the text before it is used.
 */
const LAST_NUMBER = new Int32Array(SLOTS);
const NO_NAME: XmlName = { full: '', local: '', colon: -1 };

/**
 * The names of a document's elements by number, 0 for none. A file has a few dozens and repeats them thousands of
 * times: a name that was read before is compared where it stands in the text, and no string is made of it again.
 */
export class NameTable {
  private readonly text: string;
  private readonly names: XmlName[] = [NO_NAME];

  constructor(text: string) {
    this.text = text;
  }

  /** The number of the name at a position; 0 where none begins. */
  numberAt(position: number): number {
    const length = nameEnd(this.text, position) - position;
    if (length === 0) return 0;
    const slot = this.slotOf(position, length);
    const number = LAST_NUMBER[slot] ?? 0;
    const { full } = this.get(number);
    return full.length === length && this.text.startsWith(full, position) ? number : this.add(position, length, slot);
  }

  get(number: number): XmlName {
    return this.names[number] ?? NO_NAME;
  }

  /** Names that share a slot take it from each other: one may then have several numbers. */
  private add(position: number, length: number, slot: number): number {
    const full = this.text.slice(position, position + length);
    const colon = full.indexOf(':');
    const number = this.names.push({ full, local: full.slice(colon + 1), colon }) - 1;
    LAST_NUMBER[slot] = number;
    return number;
  }

  private slotOf(position: number, length: number): number {
    const first = this.text.charCodeAt(position);
    const middle = this.text.charCodeAt(position + (length >> 1));
    const last = this.text.charCodeAt(position + length - 1);
    return (length * 61 + first * 31 + middle * 7 + last) & (SLOTS - 1);
  }
}
