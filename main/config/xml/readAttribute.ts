import type { Span, XmlAttribute } from './nodes.ts';

/** An attribute as it stands in the text. Whoever knows the namespaces in force gives it its own. */
export class ReadAttribute implements XmlAttribute {
  readonly name: string;
  readonly value: string;
  readonly quote: '"' | "'" | '';
  readonly start: number;
  readonly end: number;
  namespace: string | null = null;
  private readonly valueStart: number;
  private readonly valueEnd: number;

  constructor(start: number, end: number, name: string, value: string, valueSpan: Span, quote: '"' | "'" | '') {
    this.name = name;
    this.value = value;
    this.quote = quote;
    this.start = start;
    this.end = end;
    this.valueStart = valueSpan.start;
    this.valueEnd = valueSpan.end;
  }

  get local(): string {
    return this.name.slice(this.name.indexOf(':') + 1);
  }

  get nameSpan(): Span {
    return { start: this.start, end: this.start + this.name.length };
  }

  get valueSpan(): Span {
    return { start: this.valueStart, end: this.valueEnd };
  }
}
