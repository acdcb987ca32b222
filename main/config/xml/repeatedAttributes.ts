/**
 * The attributes of the last start tag that had some, where they were sound and declared nothing. Answer files repeat
 * `wcm:action="add"` thousands of times: the same text in the same scope needs no second look.
 */
export class RepeatedAttributes {
  private readonly text: string;
  private written = '';
  private scope = -1;

  constructor(text: string) {
    this.text = text;
  }

  /** Keeps what stands from `start` to the end of the tag at `stop`. */
  keep(start: number, stop: number, scope: number): void {
    if (stop === start) return;
    this.written = this.text.slice(start, stop + 1);
    this.scope = scope;
  }

  /** Where the attributes end that begin at a place, if they are the kept ones again; else null. */
  endAt(start: number, scope: number): number | null {
    if (this.scope !== scope || !this.text.startsWith(this.written, start)) return null;
    return start + this.written.length - 1;
  }
}
