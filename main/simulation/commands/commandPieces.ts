/** A stretch of a line of a script: a command, words of another kind, or what stands between and before commands. */
export interface Piece {
  readonly kind: 'command' | 'words' | 'plain';
  readonly text: string;
}

const WORD = String.raw`(?:"[^"]*"[^\s"]*|[^\s"=]+)`;
/** What may stand before a command on its line. */
const BEFORE = new RegExp(
  String.raw`^[\s@;,=]*(?:else\b|do\b|if\s+(?:/i\s+)?(?:not\s+)?(?:(?:exist|defined|errorlevel|cmdextversion)[\s=,;]+${WORD}|${WORD}\s*(?:==|\s(?:equ|neq|lss|leq|gtr|geq)\s)\s*${WORD}))?`,
  'i',
);
const LOOP = /^\s*for\s+(?:\/[dlrf]\s+)?(?:"[^"]*"\s+|[^\s"%(]\S*\s+)?%%?\S\s+in\s*$/i;

/**
 * Cuts a line, variables not yet put in, at the operators of cmd.exe, and takes conditions and the heads of loops off.
 * What it cannot read stays a command, of which a reader shows the least.
 */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let set = false;
  for (const [stretch = '', operator = ''] of stretchesOf(text)) {
    if (set) pieces.push({ kind: 'words', text: stretch });
    else pieces.push(...commandIn(stretch));
    set = operator === '(' && LOOP.test(stretch.replace(/^[\s@]*(?:do|else)\b/i, ''));
    if (operator !== '') pieces.push({ kind: 'plain', text: operator });
  }
  return pieces;
}

/** Stretches with the operator behind each; quotes and `^` protect what stands in or behind them, `>&1` is none. */
function stretchesOf(text: string): readonly (readonly string[])[] {
  const pattern = /((?:"[^"]*(?:"|$)|\^[^]|[<>]&|[^"^&|()\r\n])*)(&&|\|\||[&|()\r\n]|$)/gy;
  return Array.from(text.matchAll(pattern), ([, stretch = '', operator = '']) => [stretch, operator]);
}

function commandIn(stretch: string): readonly Piece[] {
  if (LOOP.test(stretch)) return [{ kind: 'plain', text: stretch }];
  const before = BEFORE.exec(stretch)?.[0] ?? '';
  const rest = stretch.slice(before.length);
  const plain: Piece = { kind: 'plain', text: before };
  return before.trim() === '' ? [plain, { kind: 'command', text: rest }] : [plain, ...commandIn(rest)];
}
