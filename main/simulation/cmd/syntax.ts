/** Where a command stands in its script: line from 1. */
export interface SimpleCommand {
  readonly kind: 'simple';
  /** The command as written, without redirections. */
  readonly text: string;
  readonly line: number;
  /** Standard output goes to this file, or to nowhere. */
  readonly output: { readonly target: string; readonly append: boolean } | null;
}

export type Condition =
  | { readonly kind: 'exists'; readonly path: string; readonly not: boolean }
  | { readonly kind: 'defined'; readonly name: string; readonly not: boolean }
  | { readonly kind: 'errorLevel'; readonly atLeast: number; readonly not: boolean }
  | {
      readonly kind: 'compare';
      readonly left: string;
      readonly operator: string;
      readonly right: string;
      readonly ignoreCase: boolean;
      readonly not: boolean;
    };

export type Node =
  | SimpleCommand
  | { readonly kind: 'sequence'; readonly operator: '&' | '&&' | '||' | '|'; readonly left: Node; readonly right: Node }
  | { readonly kind: 'block'; readonly body: readonly Node[]; readonly line: number }
  | {
      readonly kind: 'if';
      readonly condition: Condition;
      readonly consequence: Node;
      readonly otherwise: Node | null;
      readonly line: number;
    }
  | { readonly kind: 'unsupported'; readonly text: string; readonly line: number };

/** A logical line: physical lines joined by `^` and by open parentheses, numbered by the first. */
export interface LogicalLine {
  readonly text: string;
  readonly line: number;
}

const MAX_LINES = 10_000;

/** Cuts a batch file into logical lines. Lines behind the limit of 10,000 are left out and `truncated` is set. */
export function logicalLines(text: string): { readonly lines: readonly LogicalLine[]; readonly truncated: boolean } {
  const physical = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const lines: LogicalLine[] = [];
  let index = 0;
  while (index < physical.length && lines.length < MAX_LINES) {
    const line = index + 1;
    let joined = physical[index++] ?? '';
    while (index < physical.length && (/(^|[^^])(\^\^)*\^$/.test(joined) || openParentheses(joined) > 0))
      joined = joined.endsWith('^') ? joined.slice(0, -1) + physical[index++] : `${joined}\n${physical[index++] ?? ''}`;
    lines.push({ text: joined, line });
  }
  return { lines, truncated: index < physical.length };
}

/** Unquoted `(` that a command opens and does not close. A comment or label opens none. */
function openParentheses(text: string): number {
  if (/^\s*@?(rem\b|:)/i.test(text) || !/^\s*@?(\(|if\b|for\b)/i.test(text)) return 0;
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text[index];
    if (unit === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (unit === '^') index += 1;
    else if (unit === '(') depth += 1;
    else if (unit === ')') depth -= 1;
  }
  return depth;
}
