/** Texts and comments, which may hold brackets, and the brackets themselves; each runs to its end or that of its line. */
const PARTS = /"(?:[^"\\\r\n]|\\.)*"?|\/\/[^\r\n]*|\/\*(?:[^]*?\*\/|[^]*$)|[[\]{}]/g;

/** How deep brackets lie inside each other in a JSON text, and where the deepest one opens. Reads without recursion. */
export function deepestNesting(text: string): { readonly depth: number; readonly offset: number } {
  let depth = 0;
  let deepest = { depth: 0, offset: 0 };
  for (const { 0: part, index } of text.matchAll(PARTS)) {
    if (part === '}' || part === ']') depth -= 1;
    if (part !== '{' && part !== '[') continue;
    depth += 1;
    if (depth > deepest.depth) deepest = { depth, offset: index };
  }
  return deepest;
}
