/** Where a mark stands in a text, asked from places that only go forward: each stretch is searched once. */
export class Occurrences {
  private readonly text: string;
  private readonly mark: string;
  private next = -1;

  constructor(text: string, mark: string) {
    this.text = text;
    this.mark = mark;
  }

  /** The first one at `position` or behind; the text's end where there is none. */
  from(position: number): number {
    if (this.next >= position) return this.next;
    const found = this.text.indexOf(this.mark, position);
    this.next = found < 0 ? this.text.length : found;
    return this.next;
  }
}
