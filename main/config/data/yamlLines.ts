import { contentEnd } from './yamlMarks.ts';

/** A line of a YAML text that is not empty. */
export interface YamlLine {
  /** Offset of the line in the text. */
  readonly start: number;
  /** Blanks at its beginning; tabs do not count. */
  readonly indent: number;
  /** Offset of the first character that is neither blank nor tab. */
  readonly content: number;
  /** Offset behind the content, blanks and a comment left out; that of `content` for a line without content. */
  readonly end: number;
  /** Offset of the line end. */
  readonly rawEnd: number;
}

/** The lines of a YAML text, empty ones left out. What a block text holds has lines like everything else. */
export function yamlLines(text: string): readonly YamlLine[] {
  return Array.from(text.matchAll(/[^\r\n]+/g), ({ 0: raw, index: start }) => {
    const rawEnd = start + raw.length;
    const content = start + (/^[ \t]*/.exec(raw)?.[0].length ?? 0);
    const indent = /^ */.exec(raw)?.[0].length ?? 0;
    return { start, indent, content, end: contentEnd(text, content, rawEnd), rawEnd };
  });
}

/** Whether a line holds something: it is neither blank nor a comment only. */
export function hasContent({ content, end }: YamlLine): boolean {
  return end > content;
}
