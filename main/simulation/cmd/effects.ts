import { readAssignment } from './assignment.ts';
import type { Node } from './syntax.ts';

/** What commands could do to the run of their script, if they were run. */
export interface Effects {
  /** Variables that could change; null stands for any. */
  readonly variables: readonly string[] | null;
  /** Whether they could go on elsewhere: `goto`, `exit`, another script. */
  readonly leaves: 'no' | 'script' | 'everything';
}

/** Looks at commands that may or may not run. */
export function effectsOf(nodes: readonly Node[]): Effects {
  const parts = nodes.map(effectsOfNode);
  const variables = parts.some((part) => part.variables === null)
    ? null
    : parts.flatMap((part) => part.variables ?? []);
  const leaves = (['everything', 'script'] as const).find((each) => parts.some((part) => part.leaves === each)) ?? 'no';
  return { variables, leaves };
}

const NOTHING: Effects = { variables: [], leaves: 'no' };

function effectsOfNode(node: Node): Effects {
  switch (node.kind) {
    case 'simple':
      return effectsOfCommand(node.text.trim());
    case 'chain':
      return effectsOf(node.parts);
    case 'block':
      return effectsOf(node.body);
    case 'if':
      return effectsOf(node.otherwise === null ? [node.consequence] : [node.consequence, node.otherwise]);
    case 'for':
      return effectsOf([node.body]);
    case 'unsupported':
      return { variables: null, leaves: 'everything' };
  }
}

function effectsOfCommand(text: string): Effects {
  if (/^set(?![\w.])/i.test(text)) {
    const assignment = readAssignment(text);
    if (assignment.kind === 'show') return NOTHING;
    return { variables: assignment.kind === 'doubt' ? assignment.names : [assignment.name], leaves: 'no' };
  }
  if (/^(?:setlocal|endlocal)\b/i.test(text)) return { variables: null, leaves: 'no' };
  if (/^call(?![\w.])/i.test(text)) return { variables: null, leaves: 'no' };
  if (/^goto(?![\w.])/i.test(text)) return { variables: null, leaves: 'script' };
  if (/^exit(?![\w.])/i.test(text))
    return { variables: null, leaves: /\s*\/b(?!\w)/i.test(text) ? 'script' : 'everything' };
  if (/^"?[^"\s]*\.(?:cmd|bat)\b/i.test(text) || /^"[^"]*\.(?:cmd|bat)"/i.test(text))
    return { variables: null, leaves: 'script' };
  return NOTHING;
}
