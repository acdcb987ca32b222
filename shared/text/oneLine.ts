/** How the breaks of a line and a tab are written where they must be seen. */
export const SHORT_ESCAPES: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const LINE_BREAKS = /[\t\n\r]/g;

/** A name or another text of one line: line breaks and tabs become visible, since they would forge lines. */
export function inOneLine(text: string): string {
  return text.replace(LINE_BREAKS, (found) => SHORT_ESCAPES[found] ?? found);
}
