import { readAssignment } from './assignment.ts';
import { isDevice } from './pipe.ts';
import type { Node, Output } from './syntax.ts';
import { isUnknown } from './variables.ts';

/** What commands could do to the run of their script, if they were run. */
export interface Effects {
  /** Variables that could change; null stands for any. */
  readonly variables: readonly string[] | null;
  /** Whether the current folder could change. */
  readonly folder: boolean;
  /** Whether anything outside the script could change, such as a file or the registry. */
  readonly touches: boolean;
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
  const folder = parts.some((part) => part.folder);
  const touches = parts.some((part) => part.touches);
  return { variables, folder, touches, leaves };
}

const NOTHING: Effects = { variables: [], folder: false, touches: false, leaves: 'no' };
const ANY_VARIABLE: Effects = { ...NOTHING, variables: null };

/** Commands that only look, print or wait for a time. */
const HARMLESS =
  /^@*(?:echo|rem|cls|title|color|ver|verify|vol|break|prompt|dir|type|find|findstr|ping|hostname|whoami)(?:\.exe)?(?![\w.])/i;

function effectsOfNode(node: Node): Effects {
  switch (node.kind) {
    case 'simple':
      return withOutputs(effectsOfCommand(node.text.trim()), node.outputs);
    case 'chain':
      return effectsOf(node.parts);
    case 'block':
      return withOutputs(effectsOf(node.body), node.outputs);
    case 'if':
      return effectsOf(node.otherwise === null ? [node.consequence] : [node.consequence, node.otherwise]);
    case 'for':
      return effectsOf([node.body]);
    case 'unsupported':
      return { variables: null, folder: true, touches: true, leaves: 'everything' };
  }
}

function withOutputs(effects: Effects, outputs: readonly Output[]): Effects {
  const writes = outputs.some(({ target }) => !isDevice(target));
  return writes ? { ...effects, touches: true } : effects;
}

function effectsOfCommand(text: string): Effects {
  if (/^set(?![\w.])/i.test(text)) return effectsOfSet(text);
  if (/^(?:setlocal|endlocal)\b/i.test(text)) return { ...ANY_VARIABLE, folder: true };
  if (/^(?:cd|chdir|pushd|popd)(?![\w-])|^[a-z]:\s*$/i.test(text)) return { ...NOTHING, folder: true };
  if (/^call(?![\w.])/i.test(text)) return { ...ANY_VARIABLE, folder: true, touches: true };
  if (/^goto(?![\w.])/i.test(text)) return { ...ANY_VARIABLE, leaves: 'script' };
  if (/^exit(?![\w.])/i.test(text))
    return { ...ANY_VARIABLE, leaves: /\s*\/b(?!\w)/i.test(text) ? 'script' : 'everything' };
  if (/^"?[^"\s]*\.(?:cmd|bat)\b/i.test(text) || /^"[^"]*\.(?:cmd|bat)"/i.test(text))
    return { ...ANY_VARIABLE, folder: true, touches: true, leaves: 'script' };
  return HARMLESS.test(text) ? NOTHING : { ...NOTHING, touches: true };
}

/** A name that a loop makes is any name. */
function effectsOfSet(text: string): Effects {
  const assignment = readAssignment(text);
  if (assignment.kind === 'show') return NOTHING;
  const names = assignment.kind === 'doubt' ? assignment.names : [assignment.name];
  const known = !names.some((name) => name.includes('%') || isUnknown(name));
  // A question at the keyboard may end the run there.
  return { ...NOTHING, variables: known ? names : null, touches: assignment.kind === 'ask' };
}
