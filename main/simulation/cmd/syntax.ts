/** Where a stream of a command goes. */
export interface Output {
  readonly target: string;
  readonly append: boolean;
  /** 1 is standard output, 2 the errors. */
  readonly handle: number;
}

/** One command; `source` is its text before variables were expanded, `text` after, both without redirections. */
export interface SimpleCommand {
  readonly kind: 'simple';
  readonly text: string;
  readonly source: string;
  /** In its script, from 1. */
  readonly line: number;
  readonly outputs: readonly Output[];
  /** The file that standard input comes from, `|` for a pipe; null for the console. */
  readonly input: string | null;
  /** What a pipe brings, where that is known. */
  readonly answer?: string;
}

/** A `for` loop: over words and files, numbers (`/L`), lines (`/F`), folders (`/D`) or a tree of folders (`/R`). */
export interface ForLoop {
  readonly kind: 'for';
  readonly mode: 'words' | 'numbers' | 'lines' | 'folders' | 'tree';
  /** What stands between the switch and the variable: options of `/F`, the root of `/R`; without quotes. */
  readonly options: string;
  /** One letter; case counts. */
  readonly variable: string;
  /** What stands between the parentheses. */
  readonly set: string;
  readonly body: Node;
  readonly source: string;
  readonly line: number;
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

export type Operator = '&' | '||' | '&&' | '|';

/** What cmd.exe makes of a line. `source` is always the text as the script spells it. */
export type Node =
  | SimpleCommand
  | {
      readonly kind: 'chain';
      readonly operator: Operator;
      readonly parts: readonly Node[];
      readonly source: string;
      readonly line: number;
    }
  | {
      readonly kind: 'block';
      readonly body: readonly Node[];
      readonly outputs: readonly Output[];
      readonly source: string;
      readonly line: number;
    }
  | {
      readonly kind: 'if';
      readonly condition: Condition;
      readonly consequence: Node;
      readonly otherwise: Node | null;
      readonly source: string;
      readonly line: number;
    }
  | ForLoop
  | { readonly kind: 'unsupported'; readonly reason: string; readonly source: string; readonly line: number };
